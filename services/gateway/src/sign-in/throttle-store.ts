import { sql, type Queryable } from '@patchbay/chassis';

/** Counts an attempt in the window that is under way, or in a new one; false when there were enough. */
export async function addAttempt(
  db: Queryable,
  { keyHash, attempts, windowMs }: { keyHash: Buffer; attempts: number; windowMs: number },
): Promise<boolean> {
  const endsAt = sql`now() + make_interval(secs => ${windowMs / 1_000})`;
  const changed = await db.run(sql`
    insert into counted_attempts as known (key_hash, attempts, ends_at)
    values (${keyHash}, 1, ${endsAt})
    on conflict (key_hash) do update
      set attempts = case when known.ends_at > now() then known.attempts + 1 else 1 end,
          ends_at = case when known.ends_at > now() then known.ends_at else excluded.ends_at end
      where known.ends_at <= now()
        or known.attempts < ${attempts}`);
  return changed > 0;
}

/** Milliseconds until the window ends that is under way; 0 when there is none. */
export async function waitMsOf(db: Queryable, keyHash: Buffer): Promise<number> {
  const row = await db.maybeOne<{ waitMs: number }>(sql`
    select (extract(epoch from ends_at - now()) * 1000)::float8 as wait_ms
    from counted_attempts
    where key_hash = ${keyHash}
      and ends_at > now()`);
  return row?.waitMs ?? 0;
}

export async function takeAttemptBack(db: Queryable, keyHash: Buffer): Promise<void> {
  await db.run(sql`
    update counted_attempts
    set attempts = greatest(attempts - 1, 0)
    where key_hash = ${keyHash}`);
}

export async function deleteAttempts(db: Queryable, keyHash: Buffer): Promise<void> {
  await db.run(sql`delete from counted_attempts where key_hash = ${keyHash}`);
}

export function deleteExpiredAttempts(db: Queryable): Promise<number> {
  return db.run(sql`delete from counted_attempts where ends_at < now()`);
}
