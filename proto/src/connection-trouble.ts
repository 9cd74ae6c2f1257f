/**
 * What grpc-js says of a server that it cannot connect to, without its own words around it and without
 * the time, so that the same trouble reads the same each time it is met.
 */
export function connectionTrouble(details: string): string {
  if (/^Received HTTP status code \d/.test(details)) return foreign;
  const [, unknownHost] = /^Name resolution failed for target dns:(.+):\d+$/.exec(details) ?? [];
  if (unknownHost !== undefined) return `there is no host "${unknownHost}"`;
  const [, last] =
    /^No connection established\. Last error: (?:Error: )?(.*?)\. Resolution note: /.exec(
      details,
    ) ?? [];
  if (last === undefined) return details;
  if (last === 'null') return 'it cannot be reached';
  if (last.startsWith('Protocol error')) return foreign;
  if (last.startsWith('Failed to connect')) {
    return 'what takes the connection ends it at once: it does not speak gRPC, wants TLS, or has nobody behind it';
  }
  return last.replace(/ \(\d{4}-\d\d-\d\dT[^)]*\)$/, '');
}

const foreign = 'what answers there does not speak gRPC';
