/** Why another service does not answer, for people: what gRPC says when nothing came back is not. */
export function troubleOf(message: string): string {
  if (isLate(message)) return 'no answer came in time';
  if (!/^No connection established|ECONNREFUSED|UNAVAILABLE/.test(message)) return message;
  const [, address] = /ECONNREFUSED (\S+?)\.?(\s|$)/.exec(message) ?? [];
  return address ? `nothing listens at ${address}` : 'it cannot be reached';
}

/**
 * Why something was not done: `what` says that it is not, such as `it is not saved`. Of what was not
 * answered in time nobody knows.
 */
export function whyUndone(what: string, message: string): string {
  if (!isLate(message)) return `${what}: ${troubleOf(message)}`;
  return 'it may be done or not, since no answer came in time: look before you do it again';
}

function isLate(message: string): boolean {
  return message.startsWith('Deadline exceeded after');
}
