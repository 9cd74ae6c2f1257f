/** Text from a plugin as Postgres can store it: without NUL, and cut to `maxLength` characters. */
export function plainText(text: string, { maxLength }: { maxLength: number }): string {
  const clean = text.replaceAll('\0', '');
  if (clean.length <= maxLength) return clean;
  return `${clean.slice(0, maxLength)}\n… ${clean.length - maxLength} more characters`;
}
