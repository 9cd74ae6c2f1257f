const longest = 1_000;

/** What a plugin made say something: it is kept for operators, and stands beside what others answer. */
export function shortened(message: string): string {
  return message.length > longest ? `${message.slice(0, longest)}…` : message;
}
