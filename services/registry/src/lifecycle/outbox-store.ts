import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject } from '@patchbay/proto';

export type OutboxRow = { id: number; plugin: string; what: string; data: JsonObject; at: Date };

export async function isOutboxEmpty(db: Queryable): Promise<boolean> {
  const { some } = await db.one<{ some: boolean }>(sql`select exists (select from outbox) as some`);
  return !some;
}

/** Whether this transaction alone may publish until it ends, so that events leave in their order. */
export async function takeOutbox(tx: Queryable): Promise<boolean> {
  const { taken } = await tx.one<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('patchbay-outbox')) as taken`,
  );
  return taken;
}

/** The oldest first. */
export function listOutbox(tx: Queryable, limit: number): Promise<OutboxRow[]> {
  return tx.many<OutboxRow>(sql`
    select id, plugin, what, data, at
    from outbox
    order by id
    limit ${limit}`);
}

export async function deleteFromOutbox(tx: Queryable, ids: readonly number[]): Promise<void> {
  await tx.run(sql`delete from outbox where id = any (${ids})`);
}

/** Forgets events that could not be published for as long as the stream would have kept them. */
export async function trimOutbox(db: Queryable, days: number): Promise<void> {
  await db.run(sql`delete from outbox where at < now() - ${days} * interval '1 day'`);
}
