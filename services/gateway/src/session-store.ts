import { sql, type Queryable } from '@patchbay/chassis';
import type { Account } from './account-store.ts';

/** A session ends this long after it was last used, in seconds… */
export const idleSeconds = 7 * 86_400;
/** …and this long after sign-in, however much it is used. */
export const absoluteSeconds = 30 * 86_400;

/** How exactly the last use is recorded, in seconds. */
const precisionSeconds = 300;

export type SessionRow = Account & { locale: string; timeZone: string };

const valid = sql`
  last_seen_at > now() - make_interval(secs => ${idleSeconds})
  and sessions.created_at > now() - make_interval(secs => ${absoluteSeconds})`;

export async function addSession(
  db: Queryable,
  session: { tokenHash: Buffer; accountId: string; locale: string; timeZone: string },
): Promise<void> {
  await db.run(sql`
    insert into sessions (token_hash, account_id, locale, time_zone)
    values (${session.tokenHash}, ${session.accountId}, ${session.locale}, ${session.timeZone})`);
}

/** The session, if it is still valid, with its account as it is now. */
export function validSession(db: Queryable, tokenHash: Buffer): Promise<SessionRow | undefined> {
  return db.maybeOne(sql`
    select accounts.id, username, display_name, role, locale, time_zone
    from sessions
    join accounts on accounts.id = account_id
    where token_hash = ${tokenHash}
      and ${valid}`);
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

export async function deleteSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.run(sql`delete from sessions where token_hash = ${tokenHash}`);
}

export function deleteExpiredSessions(db: Queryable): Promise<number> {
  return db.run(sql`delete from sessions where not (${valid})`);
}
