import { ensureStream, type Database, type Nats, type NatsWhenThere } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import {
  deleteFromOutbox,
  isOutboxEmpty,
  listOutbox,
  takeOutbox,
  type OutboxRow,
} from './outbox-store.ts';

/** How long events are kept, in the stream and before they are published. */
export const keptDays = 7;

const batch = 500;
const timeoutMs = 5_000;

const stream = {
  name: wire.eventsStream,
  subjects: [wire.subjects.pluginEvent('*', '*')],
  maxAgeSeconds: keptDays * 86_400,
  maxBytes: 256 * 1024 * 1024,
};

/**
 * Publishes the events that wait in the outbox, in their order, and forgets those that NATS has stored.
 * One that is published twice, because the replica died in between, has the same id both times, and
 * is stored once.
 */
export function createEventPublisher({
  db,
  nats,
}: {
  db: Database;
  nats: NatsWhenThere;
}): () => Promise<'again' | void> {
  let hasStream = false;

  const publishAll = async (to: Nats, rows: readonly OutboxRow[]): Promise<void> => {
    if (!hasStream) await ensureStream(to, stream);
    hasStream = true;
    try {
      await Promise.all(rows.map((row) => publish(to, row)));
    } catch (error) {
      // NATS may have lost its data.
      hasStream = false;
      throw error;
    }
  };

  return async () => {
    const there = nats.current();
    if (!there || !nats.isUp()) return;
    if (await isOutboxEmpty(db)) return;
    const published = await db.transaction(async (tx) => {
      if (!(await takeOutbox(tx))) return 0;
      const rows = await listOutbox(tx, batch);
      if (rows.length === 0) return 0;
      await publishAll(there, rows);
      await deleteFromOutbox(
        tx,
        rows.map(({ id }) => id),
      );
      return rows.length;
    });
    if (published === batch) return 'again';
  };
}

async function publish(to: Nats, row: OutboxRow): Promise<void> {
  const subject = wire.subjects.pluginEvent(row.plugin, row.what);
  await to.jetstream.publish(subject, JSON.stringify(toEvent(row)), {
    msgID: `registry-${row.id}`,
    timeout: timeoutMs,
    expect: { streamName: wire.eventsStream },
  });
}

function toEvent({ id, plugin, what, data, at }: OutboxRow): wire.PluginEvent {
  return { id: String(id), plugin, what, at: at.toISOString(), data };
}
