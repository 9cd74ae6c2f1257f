import { sql, type Queryable } from '@patchbay/chassis';

/** A session ends this long after it was last used, in seconds… */
const idleSeconds = 7 * 86_400;
/** …and this long after sign-in, however much it is used. */
export const absoluteSeconds = 30 * 86_400;

/** How exactly the last use is recorded, in seconds. */
const precisionSeconds = 300;

export type SessionRow = { userId: string; locale: string; timeZone: string };

/** A session as its owner sees it. */
export type OwnSession = {
  id: string;
  userAgent: string;
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
};

const valid = sql`
  last_seen_at > now() - make_interval(secs => ${idleSeconds})
  and created_at > now() - make_interval(secs => ${absoluteSeconds})`;

export async function addSession(
  db: Queryable,
  session: SessionRow & { tokenHash: Buffer; userAgent: string; address: string },
): Promise<void> {
  const { tokenHash, userId, locale, timeZone, userAgent, address } = session;
  await db.run(sql`
    insert into sessions (token_hash, user_id, locale, time_zone, user_agent, address)
    values (${tokenHash}, ${userId}, ${locale}, ${timeZone}, ${userAgent}, ${address})`);
}

/** The session, if it is still valid, with the milliseconds until it ends however much it is used. */
export function validSession(
  db: Queryable,
  tokenHash: Buffer,
): Promise<(SessionRow & { leftMs: number }) | undefined> {
  const endsAt = sql`created_at + make_interval(secs => ${absoluteSeconds})`;
  return db.maybeOne(sql`
    select user_id, locale, time_zone,
      (extract(epoch from ${endsAt} - now()) * 1000)::float8 as left_ms
    from sessions
    where token_hash = ${tokenHash}
      and ${valid}`);
}

/** The valid sessions of a user, the latest used first. */
export function listSessions(
  db: Queryable,
  userId: string,
): Promise<(OwnSession & { tokenHash: Buffer })[]> {
  return db.many(sql`
    select id, token_hash, user_agent, address, created_at, last_seen_at
    from sessions
    where user_id = ${userId}
      and ${valid}
    order by last_seen_at desc`);
}

/** Records that a session is in use, at most every few minutes. */
export async function touchSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.run(sql`
    update sessions
    set last_seen_at = now()
    where token_hash = ${tokenHash}
      and last_seen_at < now() - make_interval(secs => ${precisionSeconds})
      and ${valid}`);
}

/**
 * The hashes of those sessions that are valid; records that they are in use, as `touchSession` does, but of
 * those that somebody changes just now: several processes read many at once, and shall not wait for one another.
 */
export async function touchValidSessions(
  db: Queryable,
  tokenHashes: readonly Buffer[],
): Promise<Buffer[]> {
  const rows = await db.many<{ tokenHash: Buffer }>(sql`
    with idle as (
      select token_hash
      from sessions
      where token_hash = any (${tokenHashes}::bytea[])
        and last_seen_at < now() - make_interval(secs => ${precisionSeconds})
        and ${valid}
      for update skip locked
    ),
    touched as (
      update sessions
      set last_seen_at = now()
      where token_hash in (select token_hash from idle)
    )
    select token_hash
    from sessions
    where token_hash = any (${tokenHashes}::bytea[])
      and ${valid}`);
  return rows.map(({ tokenHash }) => tokenHash);
}

export async function deleteSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.run(sql`delete from sessions where token_hash = ${tokenHash}`);
}

/** Ends one session of a user, or all but the one that is kept; the hashes of their tokens. */
export async function deleteSessionsOf(
  db: Queryable,
  userId: string,
  { id, except }: { id?: string; except?: Buffer | undefined } = {},
): Promise<Buffer[]> {
  const rows = await db.many<{ tokenHash: Buffer }>(sql`
    delete from sessions
    where user_id = ${userId}
      ${id === undefined ? sql`` : sql`and id::text = ${id}`}
      ${except === undefined ? sql`` : sql`and token_hash <> ${except}`}
    returning token_hash`);
  return rows.map(({ tokenHash }) => tokenHash);
}

export function deleteExpiredSessions(db: Queryable): Promise<number> {
  return db.run(sql`delete from sessions where not (${valid})`);
}
