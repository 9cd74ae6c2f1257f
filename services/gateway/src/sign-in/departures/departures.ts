import { every, type Database, type DirectoryChange, type Logger } from '@patchbay/chassis';
import { endSessionsOf, forgetUser } from './departure-store.ts';

export type Departures = AsyncDisposable & {
  /** Something about the directory has changed; of a snapshot, everybody is told. */
  heard(change: DirectoryChange | { users: Iterable<User> }): void;
};

type User = { id: string; disabled: boolean };

/**
 * Sees to it that the sessions of whoever is disabled end for good, and do not go on when they are enabled
 * again, and that of whoever is deleted nothing is kept. What cannot be done while Postgres is away is done
 * once it is back, every `retryMs`. Every process of the gateway does it, which is as if one did.
 */
export function startDepartures({
  db,
  log,
  retryMs = 10_000,
}: {
  db: Database;
  log: Logger;
  retryMs?: number;
}): Departures {
  const disabled = new Set<string>();
  const deleted = new Set<string>();
  let settled = Promise.resolve();

  const settle = async () => {
    const ids = [...disabled];
    if (ids.length > 0) await endSessionsOf(db, ids);
    for (const id of ids) disabled.delete(id);
    for (const id of deleted) {
      await db.transaction((tx) => forgetUser(tx, id));
      deleted.delete(id);
    }
  };
  const settleSoon = () => {
    if (disabled.size + deleted.size === 0) return;
    settled = settled
      .then(settle)
      .catch((error: unknown) =>
        log.warn({ err: error }, 'cannot end the sessions of who has left'),
      );
  };
  const retrying = every(retryMs, async () => settleSoon(), { log, name: 'departures' });

  return {
    heard(change) {
      if ('users' in change) {
        for (const user of change.users) if (user.disabled) disabled.add(user.id);
      } else if (change.kind === 'user') {
        if (!change.user) deleted.add(change.id);
        else if (change.user.disabled) disabled.add(change.id);
      }
      settleSoon();
    },
    async [Symbol.asyncDispose]() {
      await retrying[Symbol.asyncDispose]();
      await settled;
    },
  };
}
