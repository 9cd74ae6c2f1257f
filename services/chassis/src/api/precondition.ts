import type { IncomingHttpHeaders } from 'node:http';
import { PlatformError, type CallContext } from '@patchbay/proto';
import { apiPrefix, pathMembers, type Operation } from '@patchbay/proto/api';
import { beforeCommit, besideTransactions } from '../postgres.ts';
import { contentOf, type Answer } from './answer.ts';

/** Answers a read as it is now, for these members of its path. */
export type ReadNow = (
  params: Record<string, string>,
  context: CallContext,
) => Promise<Pick<Answer, 'etag'>>;

/**
 * Carries out a change only while what it changes is as the ETag in `If-Match` says. That is looked at
 * once more at the end of the change's own transaction, which holds the locks by then: others see what
 * was before, and nobody can have changed it in between.
 *
 * @throws PlatformError `stale`, with nothing changed.
 */
export async function whileUnchanged<Result>(
  {
    operation,
    read,
    readNow,
    headers,
    params,
    context,
  }: {
    operation: Pick<Operation, 'path'>;
    /** The read that shows what is changed. */
    read: Pick<Operation, 'path'>;
    readNow: ReadNow;
    headers: IncomingHttpHeaders;
    params: Record<string, string>;
    context: CallContext;
  },
  work: () => Promise<Result>,
): Promise<Result> {
  const condition = headers['if-match'];
  if (condition === undefined || condition === '*') return work();
  const values = pathMembers(operation).map((name) => params[name] ?? '');
  const shown = Object.fromEntries(
    pathMembers(read).map((name, index) => [name, values[index] ?? '']),
  );
  const check = async () => {
    const { etag } = await besideTransactions(() => readNow(shown, context));
    if (!names(condition, etag)) throw stale(pathOf(read, shown));
  };
  await check();
  let checked = false;
  const once = async () => {
    if (checked) return;
    checked = true;
    await check();
  };
  return beforeCommit(once, work);
}

function names(condition: string, etag: string): boolean {
  return condition.split(',').some((it) => contentOf(it.trim()) === contentOf(etag));
}

function pathOf({ path }: Pick<Operation, 'path'>, params: Record<string, string>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  return apiPrefix + filled;
}

function stale(path: string): PlatformError {
  return new PlatformError(
    'stale',
    `it was changed since the ETag in If-Match: read ${path} again, and repeat the change if it still makes sense`,
  );
}
