/** The platform's messages are lower-case sentences without a stop; people read `Like this.` */
export function sentence(message: string): string {
  const text = message.trim();
  if (text === '') return '';
  const end = /[.!?…:]$/.test(text) ? '' : '.';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${end}`;
}
