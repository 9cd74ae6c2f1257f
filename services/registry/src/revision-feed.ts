import { besideTransactions, every, type Database, type Logger } from '@patchbay/chassis';

export type RevisionFeed<Change> = AsyncDisposable & {
  /** The revision of what was loaded last. */
  revision(): number;
  /** What changed after `revision`, the oldest first; undefined: too long ago to say. */
  changesAfter(revision: number): Change[] | undefined;
  /** Calls back with the changes that have come in, after they were loaded. */
  onChange(listener: (changes: readonly Change[]) => void): Disposable;
  /** Resolves when all that was committed before the call is loaded. */
  refresh(): Promise<void>;
};

const keptRevisions = 10_000;

/**
 * Keeps something in memory as Postgres has it: told of each change by NOTIFY on `channel`, and asking
 * every second in case a notice was lost. `load` brings what changed, or everything at the start.
 */
export async function followRevisions<Change extends { revision: number }>({
  db,
  log,
  channel,
  headRevision,
  revisionsAfter,
  trimRevisions,
  load,
}: {
  db: Database;
  log: Logger;
  channel: string;
  headRevision: (db: Database) => Promise<number>;
  /** In order. */
  revisionsAfter: (db: Database, revision: number) => Promise<Change[]>;
  /** Forgets all but the latest `keep`. */
  trimRevisions: (db: Database, keep: number) => Promise<void>;
  load: (changes: readonly Change[] | 'everything') => Promise<void>;
}): Promise<RevisionFeed<Change>> {
  const listeners = new Set<(changes: readonly Change[]) => void>();
  let revision = await headRevision(db);
  let recent = await revisionsAfter(db, revision - keptRevisions);
  let oldest = recent[0]?.revision ?? revision + 1;
  await load('everything');

  const read = async () => {
    const changes = await besideTransactions(() => revisionsAfter(db, revision));
    if (changes.length === 0) return;
    await besideTransactions(() => load(changes));
    revision = changes.at(-1)?.revision ?? revision;
    recent.push(...changes);
    if (recent.length > 2 * keptRevisions) recent = recent.slice(-keptRevisions);
    oldest = recent[0]?.revision ?? oldest;
    for (const listener of listeners) listener(changes);
  };

  // One read at a time; whoever asks during one gets the next, which sees what they committed.
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const refresh = (): Promise<void> => {
    if (!current) {
      current = read().finally(() => (current = undefined));
      return current;
    }
    next ??= current
      .catch(() => {})
      .then(() => {
        next = undefined;
        return refresh();
      });
    return next;
  };

  await using stack = new AsyncDisposableStack();
  stack.use(
    db.listen(channel, () => {
      refresh().catch((error: unknown) => log.warn({ err: error, channel }, 'cannot follow'));
    }),
  );
  stack.use(every(1_000, refresh, { log, name: channel }));
  const trim = () => trimRevisions(db, keptRevisions);
  stack.use(every(60_000, trim, { log, name: `${channel}-trim` }));
  const following = stack.move();

  return {
    revision: () => revision,
    changesAfter(since) {
      if (since > revision || since < oldest - 1) return undefined;
      return recent.filter((change) => change.revision > since);
    },
    onChange(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    refresh,
    [Symbol.asyncDispose]: () => following.disposeAsync(),
  };
}

/** Of several changes of the same thing the latest, in order of revision. */
export function latestOf<Change extends { revision: number }>(
  changes: readonly Change[],
  keyOf: (change: Change) => string,
): Change[] {
  const latest = new Map(changes.map((change) => [keyOf(change), change]));
  return [...latest.values()].toSorted((a, b) => a.revision - b.revision);
}
