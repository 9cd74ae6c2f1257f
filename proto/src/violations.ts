import type { z } from 'zod';
import type { Violation } from './errors.ts';
import { issueMessage } from './issue-message.ts';

/** To be given to `safeParse` where what it finds is explained: a choice that is missing is told from a wrong one. */
export const explained = { reportInput: true } as const;

/** What zod found, as field paths below `base`: `tasks[0].repeatSeconds`. */
export function violationsOf(
  { issues }: Pick<z.ZodError, 'issues'>,
  base: readonly PropertyKey[] = [],
): Violation[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: fieldPath([...path, key]),
        message: 'is not known here',
      }));
    }
    const meant = issue.code === 'invalid_union' ? alternativeMeant(issue) : undefined;
    if (meant) return violationsOf({ issues: meant }, path);
    return [{ field: fieldPath(path), message: issueMessage(issue) }];
  });
}

/** The alternative that is of the kind of what was given, and has its members; none where two are. */
function alternativeMeant({ errors }: z.core.$ZodIssueInvalidUnion) {
  const alike = errors.filter((branch) => !branch.some(isOfOtherKind));
  const strangers = alike.map((branch) => branch.filter(isAboutMembers).length);
  const [meant, ...others] = alike.filter((_, at) => strangers[at] === Math.min(...strangers));
  return others.length === 0 ? meant : undefined;
}

function isOfOtherKind({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

/** Whether a member is missing, or not known. */
function isAboutMembers(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'unrecognized_keys' || issueMessage(issue) === 'is missing';
}

export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
