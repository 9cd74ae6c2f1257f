import type { Queryable } from '../postgres.ts';
import { sql } from '../sql.ts';

/** One attempt to carry out the request of a key; `claim` tells it from a later one. */
export type KeyClaim = { id: Buffer; requestHash: Buffer; claim: string };

/** Whether the request is this attempt's: the key is new, expired, or was left by a lost attempt. */
export async function claimKey(
  db: Queryable,
  { id, requestHash, claim }: KeyClaim,
  staleMs: number,
): Promise<boolean> {
  const row = await db.maybeOne(sql`
    insert into idempotency_keys as k (id, request_hash, claim, state, claimed_at, expires_at)
    values (${id}, ${requestHash}, ${claim}, 'running', now(), now() + interval '1 day')
    on conflict (id) do update
    set request_hash = excluded.request_hash, claim = excluded.claim, state = 'running',
      answer = null, claimed_at = excluded.claimed_at, expires_at = excluded.expires_at
    where k.expires_at < now()
      or (
        k.state = 'running'
        and k.claimed_at < now() - make_interval(secs => ${staleMs / 1000})
        and k.request_hash = excluded.request_hash
      )
    returning 1 as claimed`);
  return row !== undefined;
}

export function findKey(db: Queryable, id: Buffer) {
  return db.maybeOne<{ requestHash: Buffer; state: string; answer: Buffer | null }>(sql`
    select request_hash, state, answer
    from idempotency_keys
    where id = ${id}`);
}

/** Notes, in the transaction of the change, that it is made; false when another took the key over. */
export async function markCommitted(
  tx: Queryable,
  { id, claim }: Pick<KeyClaim, 'id' | 'claim'>,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update idempotency_keys
    set state = 'committed'
    where id = ${id} and claim = ${claim}`);
  return changed === 1;
}

export async function storeAnswer(
  db: Queryable,
  { id, claim }: Pick<KeyClaim, 'id' | 'claim'>,
  answer: Buffer,
): Promise<void> {
  await db.run(sql`
    update idempotency_keys
    set state = 'committed', answer = ${answer}
    where id = ${id} and claim = ${claim}`);
}

export async function releaseKey(
  db: Queryable,
  { id, claim }: Pick<KeyClaim, 'id' | 'claim'>,
): Promise<void> {
  await db.run(sql`
    delete from idempotency_keys
    where id = ${id} and claim = ${claim}`);
}

export async function deleteExpiredKeys(db: Queryable): Promise<void> {
  await db.run(sql`
    delete from idempotency_keys
    where expires_at < now()`);
}
