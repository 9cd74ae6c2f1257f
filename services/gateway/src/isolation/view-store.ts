import { sql, type Queryable } from '@patchbay/chassis';

const ticketSeconds = 30;

export async function addTicket(
  db: Queryable,
  ticket: { tokenHash: Buffer; sessionHash: Buffer; slug: string },
): Promise<void> {
  const { tokenHash, sessionHash, slug } = ticket;
  await db.run(sql`
    insert into view_tickets (token_hash, session_hash, slug, expires_at)
    values (
      ${tokenHash}, ${sessionHash}, ${slug},
      now() + make_interval(secs => ${ticketSeconds})
    )`);
}

/** Uses up a ticket for a view with a token of its own; undefined when the ticket is not good. */
export async function addView(
  db: Queryable,
  { ticketHash, slug, tokenHash }: { ticketHash: Buffer; slug: string; tokenHash: Buffer },
): Promise<Buffer | undefined> {
  const view = await db.maybeOne<{ sessionHash: Buffer }>(sql`
    with used as (
      delete from view_tickets
      where token_hash = ${ticketHash}
        and slug = ${slug}
      returning session_hash, expires_at
    )
    insert into views (session_hash, slug, token_hash)
    select session_hash, ${slug}, ${tokenHash}
    from used
    where expires_at > now()
    on conflict (session_hash, slug) do update
      set token_hash = excluded.token_hash, created_at = now()
    returning session_hash`);
  return view?.sessionHash;
}

/** The session that a view's token stands for, in views of this plugin. */
export async function sessionOfView(
  db: Queryable,
  { tokenHash, slug }: { tokenHash: Buffer; slug: string },
): Promise<Buffer | undefined> {
  const view = await db.maybeOne<{ sessionHash: Buffer }>(sql`
    select session_hash
    from views
    where token_hash = ${tokenHash}
      and slug = ${slug}`);
  return view?.sessionHash;
}

export function deleteExpiredTickets(db: Queryable): Promise<number> {
  return db.run(sql`delete from view_tickets where expires_at < now()`);
}
