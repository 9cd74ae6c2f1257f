import type { z } from 'zod';
import type { Violation } from './errors.ts';

/** What zod found, as field paths: `tasks[0].repeatSeconds`. */
export function violationsOf(error: z.ZodError): Violation[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ field: fieldPath(issue.path), message: messageOf(issue) }];
    }
    return issue.keys.map((key) => ({
      field: fieldPath([...issue.path, key]),
      message: 'is not known here',
    }));
  });
}

function messageOf({ code, message }: z.core.$ZodIssue): string {
  const isMissing = code === 'invalid_type' && message.endsWith('received undefined');
  return isMissing ? 'is missing' : message;
}

export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
