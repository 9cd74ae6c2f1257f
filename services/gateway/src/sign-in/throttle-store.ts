import { sql, type Queryable } from '@patchbay/chassis';

/** Milliseconds until the window ends in which a key failed `attempts` times; 0 when it did not. */
export async function waitMsOf(
  db: Queryable,
  { keyHash, attempts }: { keyHash: Buffer; attempts: number },
): Promise<number> {
  const row = await db.maybeOne<{ waitMs: number }>(sql`
    select (extract(epoch from ends_at - now()) * 1000)::float8 as wait_ms
    from failed_attempts
    where key_hash = ${keyHash}
      and failures >= ${attempts}
      and ends_at > now()`);
  return row?.waitMs ?? 0;
}

/** Counts a failure in the window that is under way, or in a new one. */
export async function addFailure(
  db: Queryable,
  { keyHash, windowMs }: { keyHash: Buffer; windowMs: number },
): Promise<void> {
  const endsAt = sql`now() + make_interval(secs => ${windowMs / 1_000})`;
  await db.run(sql`
    insert into failed_attempts as known (key_hash, failures, ends_at)
    values (${keyHash}, 1, ${endsAt})
    on conflict (key_hash) do update
      set failures = case when known.ends_at > now() then known.failures + 1 else 1 end,
          ends_at = case when known.ends_at > now() then known.ends_at else excluded.ends_at end`);
}

export async function deleteFailures(db: Queryable, keyHash: Buffer): Promise<void> {
  await db.run(sql`delete from failed_attempts where key_hash = ${keyHash}`);
}

export function deleteExpiredFailures(db: Queryable): Promise<number> {
  return db.run(sql`delete from failed_attempts where ends_at < now()`);
}
