import type { z } from 'zod';
import type { Violation } from './errors.ts';

/** What zod found, as field paths: `tasks[0].repeatSeconds`. */
export function violationsOf(error: z.ZodError): Violation[] {
  return error.issues.map(({ path, message }) => ({ field: fieldPath(path), message }));
}

export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
