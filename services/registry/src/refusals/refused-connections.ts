import { every, type Database, type Logger } from '@patchbay/chassis';
import type { PlatformError } from '@patchbay/proto';
import {
  saveRefusedConnections,
  trimRefusedConnections,
  type RefusedConnection,
  type RefusedConnectionRow,
} from './refused-connection-store.ts';

export type RefusedConnections = AsyncDisposable & {
  /** Notes that a process was not let in; it is stored within a second. */
  note(from: Pick<RefusedConnection, 'address' | 'slug' | 'proven'>, error: PlatformError): void;
};

/** How many are kept; an address that comes with ever other names displaces its own alone. */
const atMost = { ofAddress: 10, inAll: 200 };
const maxLength = 1_000;

/**
 * Keeps who was not let in, for operators to see. The same of the same address are one, which is counted: what
 * comes in a second is one transaction, however many they are, and none when nobody came.
 */
export function createRefusedConnections({
  db,
  log,
}: {
  db: Database;
  log: Logger;
}): RefusedConnections {
  const unsaved = new Map<string, RefusedConnectionRow>();
  const isCrowded = (address: string) =>
    unsaved.size >= atMost.inAll ||
    [...unsaved.values()].filter((it) => it.address === address).length >= atMost.ofAddress;

  const save = async () => {
    if (unsaved.size === 0) return;
    const rows = [...unsaved.values()];
    unsaved.clear();
    await db.transaction(async (tx) => {
      await saveRefusedConnections(tx, rows);
      await trimRefusedConnections(tx, atMost);
    });
  };
  const saving = every(1_000, save, { log, name: 'refused-connections' });

  return {
    note({ address, slug, proven }, { code, message, details }) {
      const reason = details.reason ?? code;
      const key = JSON.stringify([address, slug, proven, reason]);
      const known = unsaved.get(key);
      if (!known && isCrowded(address)) return;
      const now = new Date();
      const refused = { address, slug, proven, reason, message: message.slice(0, maxLength) };
      const { firstSeenAt, times } = known ?? { firstSeenAt: now, times: 0 };
      unsaved.set(key, { ...refused, firstSeenAt, lastSeenAt: now, times: times + 1 });
    },
    [Symbol.asyncDispose]: () => saving[Symbol.asyncDispose](),
  };
}
