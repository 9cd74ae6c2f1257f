import { sql, type Queryable } from '@patchbay/chassis';

/** A process that came to register as a plugin and was not let in. */
export type RefusedConnection = {
  /** The IP address it came from. */
  address: string;
  /** What it says it is; empty when it said nothing that is a slug. */
  slug: string;
  /** Whether its credential is, or was, of that plugin. */
  proven: boolean;
  /** Stable, for programs: an error's `reason`, or else its code. */
  reason: string;
  message: string;
};

export type RefusedConnectionRow = RefusedConnection & {
  firstSeenAt: Date;
  lastSeenAt: Date;
  times: number;
};

/** Adds refusals to those that are known, by all but their message; each is named once. */
export async function saveRefusedConnections(
  db: Queryable,
  refused: readonly RefusedConnectionRow[],
): Promise<void> {
  const rows = refused.map(({ firstSeenAt, lastSeenAt, ...row }) => ({
    ...row,
    first_seen_at: firstSeenAt,
    last_seen_at: lastSeenAt,
  }));
  // In one order, so that no two replicas wait for each other.
  await db.run(sql`
    insert into refused_connections
    select *
    from jsonb_populate_recordset(null::refused_connections, ${JSON.stringify(rows)}::jsonb)
    order by address, slug, proven, reason
    on conflict (address, slug, proven, reason) do update
    set message = excluded.message,
      last_seen_at = greatest(refused_connections.last_seen_at, excluded.last_seen_at),
      times = refused_connections.times + excluded.times`);
}

/**
 * Forgets refusals of more than a day ago, all but the latest `ofAddress` of an address, and then all but
 * `inAll`: an address that has many is the first to lose some.
 */
export async function trimRefusedConnections(
  db: Queryable,
  { ofAddress, inAll }: { ofAddress: number; inAll: number },
): Promise<void> {
  await db.run(sql`
    with ranked as (
      select address, slug, proven, reason, last_seen_at,
        row_number() over (partition by address order by last_seen_at desc) as place
      from refused_connections
    ),
    kept as (
      select address, slug, proven, reason
      from ranked
      where place <= ${ofAddress}
        and last_seen_at > now() - interval '1 day'
      order by place, last_seen_at desc
      limit ${inAll}
    )
    delete from refused_connections
    where ctid in (
      select ctid
      from refused_connections
      where (address, slug, proven, reason) not in (select * from kept)
      for update skip locked
    )`);
}

/** Forgets what a process that registers from an address has mended: what its plugin's were refused for. */
export async function forgetRefusedConnections(
  tx: Queryable,
  { slug, address }: { slug: string; address: string },
): Promise<void> {
  await tx.run(sql`
    delete from refused_connections
    where ctid in (
      select ctid
      from refused_connections
      where slug = ${slug}
        and (proven or address = ${address})
      for update skip locked
    )`);
}

/** Those of the last day, the latest first. */
export function listRefusedConnections(db: Queryable): Promise<RefusedConnectionRow[]> {
  return db.many<RefusedConnectionRow>(sql`
    select address, slug, proven, reason, message, first_seen_at, last_seen_at, times
    from refused_connections
    where last_seen_at > now() - interval '1 day'
    order by last_seen_at desc`);
}
