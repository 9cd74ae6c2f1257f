import { rounded } from './rounding.ts';
import type { Ticket } from './tickets.ts';

/** The tickets as CSV (RFC 4180). */
export function toCsv(tickets: readonly Ticket[], to: number): string {
  const rows = tickets.map(({ day, authorName, title, category, minutes, billable }) => [
    day,
    authorName,
    title,
    category,
    String(rounded(minutes, to)),
    billable ? 'yes' : 'no',
  ]);
  const head = ['day', 'who', 'what', 'kind', 'minutes', 'billed'];
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

/** A spreadsheet would take a text that begins like this for a formula. */
const formula = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
