import { sql, type Database, type Queryable } from '@patchbay/chassis';
import type { Directory } from './directory.ts';
import { addDirectoryRevisions, type DirectoryKey } from './directory-store.ts';

export type PeopleDeps = { db: Database; directory: Directory };

/** Notes that the directory shows something differently from now on. */
export type Touch = (kind: DirectoryKey['kind'], ...ids: readonly string[]) => void;

/**
 * The one way to change people and roles: one change at a time, in a transaction that gives what it
 * touched its revision. When this resolves, all is committed, and this replica's directory shows it
 * unless Postgres went away in between.
 *
 * @throws whatever `work` throws, with nothing changed.
 */
export async function changePeople<Result>(
  { db, directory }: PeopleDeps,
  work: (tx: Queryable, touch: Touch) => Promise<Result>,
): Promise<{ result: Result; revision: number }> {
  const changed = await db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('patchbay-people'))`);
    const touched: DirectoryKey[] = [];
    const result = await work(tx, (kind, ...ids) => {
      touched.push(...ids.map((id) => ({ kind, id })));
    });
    return { result, revision: await addDirectoryRevisions(tx, touched) };
  });
  // It is committed: the directory asks again by itself.
  await directory.refresh().catch(() => {});
  return changed;
}
