/**
 * What grpc-js says of a server that it cannot connect to, without its own words around it and without
 * the time, so that the same trouble reads the same each time it is met.
 */
export function connectionTrouble(details: string): string {
  const [, last] =
    /^No connection established\. Last error: (?:Error: )?(.*?)\. Resolution note: /.exec(
      details,
    ) ?? [];
  if (last === undefined) return details;
  if (last === 'null') return 'it cannot be reached';
  if (last.startsWith('Protocol error')) return 'what answers there does not speak gRPC';
  return last.replace(/ \(\d{4}-\d\d-\d\dT[^)]*\)$/, '');
}
