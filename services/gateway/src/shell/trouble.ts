/** Why another service does not answer, for people: what gRPC says of a lost connection is not. */
export function troubleOf(message: string): string {
  if (!/^No connection established|ECONNREFUSED|UNAVAILABLE/.test(message)) return message;
  const [, address] = /ECONNREFUSED (\S+?)\.?(\s|$)/.exec(message) ?? [];
  return address ? `nothing listens at ${address}` : 'it cannot be reached';
}
