import type { Database } from '@patchbay/chassis';
import {
  toTimestamp,
  type admin,
  type HandlersOf,
  type RefusedConnectionMessage,
} from '@patchbay/proto';
import { listRefusedConnections, type RefusedConnectionRow } from './refused-connection-store.ts';

export function refusalCalls({
  db,
}: {
  db: Database;
}): Pick<HandlersOf<typeof admin>, 'listRefusedConnections'> {
  return {
    async listRefusedConnections() {
      return { refusedConnections: (await listRefusedConnections(db)).map(toMessage) };
    },
  };
}

function toMessage({
  firstSeenAt,
  lastSeenAt,
  ...row
}: RefusedConnectionRow): RefusedConnectionMessage {
  return { ...row, firstSeenAt: toTimestamp(firstSeenAt), lastSeenAt: toTimestamp(lastSeenAt) };
}
