import { sql, type Queryable } from '@patchbay/chassis';

export type Phase = 'initialising' | 'ready' | 'draining';
export type InstanceState = Phase | 'suspect' | 'offline';

export type InstanceRow = {
  id: string;
  name: string;
  epoch: number;
  version: string;
  phase: Phase;
  state: InstanceState;
  message: string;
};

/** The stream through which an instance renews its lease. */
export type Lease = { instanceId: string; streamId: string };

/** What a process said last of itself. */
export type Said = { phase: Phase; message: string };

const columns = sql`id, name, epoch, version, phase, state, message`;

export function connectedInstances(tx: Queryable, slug: string): Promise<InstanceRow[]> {
  return tx.many<InstanceRow>(sql`
    select ${columns}
    from instances
    where slug = ${slug}
      and state <> 'offline'
    order by name`);
}

export function findInstance(
  tx: Queryable,
  slug: string,
  key: { id: string } | { name: string },
): Promise<InstanceRow | undefined> {
  const match = 'id' in key ? sql`id = ${key.id}` : sql`name = ${key.name}`;
  return tx.maybeOne<InstanceRow>(sql`
    select ${columns}
    from instances
    where slug = ${slug}
      and ${match}`);
}

export type Registered = Lease & {
  slug: string;
  name: string;
  epoch: number;
  version: string;
  endpoint: string;
  sdk: string;
};

/**
 * Stores a process that registers, in place of an earlier one of the same id. That it took the instance from one
 * that was connected is counted, in a row of those within ten minutes of each other.
 */
export async function saveInstance(
  tx: Queryable,
  instance: Registered,
  { leaseMs }: { leaseMs: number },
): Promise<void> {
  const { instanceId, streamId, slug, name, epoch, version, endpoint, sdk } = instance;
  const isConnected = sql`instances.state in ('initialising', 'ready')`;
  await tx.run(sql`
    insert into instances (
      id, stream_id, slug, name, epoch, version, endpoint, sdk,
      phase, state, reason, message, lease_expires_at)
    values (
      ${instanceId}, ${streamId}, ${slug}, ${name}, ${epoch}, ${version}, ${endpoint}, ${sdk},
      'initialising', 'initialising', 'connected', '', ${expiry(leaseMs)})
    on conflict (id) do update
    set stream_id = excluded.stream_id,
      epoch = excluded.epoch,
      version = excluded.version,
      endpoint = excluded.endpoint,
      sdk = excluded.sdk,
      phase = excluded.phase,
      state = excluded.state,
      reason = excluded.reason,
      message = excluded.message,
      take_overs = case
        when not ${isConnected} then instances.take_overs
        when instances.taken_over_at > now() - interval '10 minutes' then instances.take_overs + 1
        else 1
      end,
      taken_over_at = case when ${isConnected} then now() else instances.taken_over_at end,
      taken_from = case when ${isConnected} then instances.endpoint else instances.taken_from end,
      since = now(),
      started_at = now(),
      lease_expires_at = excluded.lease_expires_at`);
}

/** Gives an instance's lease to a new stream of the same process; its phase is what it was. */
export async function resumeInstance(
  tx: Queryable,
  { instanceId, streamId }: Lease,
  { endpoint, leaseMs }: { endpoint: string; leaseMs: number },
): Promise<void> {
  await tx.run(sql`
    update instances
    set stream_id = ${streamId},
      endpoint = ${endpoint},
      lease_expires_at = ${expiry(leaseMs)},
      state = phase,
      reason = case when state = phase then reason else 'resumed' end,
      since = case when state = phase then since else now() end
    where id = ${instanceId}`);
}

/**
 * Gives the leases of instances that are connected, as far as anybody knows, to new streams of their
 * processes, and returns what they said last, by stream. An instance that was missed, that is otherwise
 * now, or whose plugin was removed or is being changed, is left as it is.
 */
export async function resumeUnmissed(
  db: Queryable,
  returning: readonly (Lease & {
    slug: string;
    epoch: number;
    version: string;
    endpoint: string;
  })[],
  { leaseMs }: { leaseMs: number },
): Promise<Map<string, Said>> {
  const rows = await db.many<Said & { streamId: string }>(sql`
    with unmissed as (
      select instances.id, new.stream_id
      from instances
      join plugins on plugins.slug = instances.slug
      join unnest(
        ${returning.map(({ instanceId }) => instanceId)}::uuid[],
        ${returning.map(({ streamId }) => streamId)}::uuid[],
        ${returning.map(({ slug }) => slug)}::text[],
        ${returning.map(({ epoch }) => epoch)}::int[],
        ${returning.map(({ version }) => version)}::text[],
        ${returning.map(({ endpoint }) => endpoint)}::text[]
      ) as new (id, stream_id, slug, epoch, version, endpoint) on new.id = instances.id
      where (instances.slug, instances.epoch, instances.version, instances.endpoint)
          = (new.slug, new.epoch, new.version, new.endpoint)
        and instances.state = instances.phase
        and not plugins.removed
        and plugins.replaced_by is null
      for share of plugins skip locked
      for update of instances skip locked
    )
    update instances
    set stream_id = unmissed.stream_id, lease_expires_at = ${expiry(leaseMs)}
    from unmissed
    where instances.id = unmissed.id
    returning instances.stream_id, instances.phase, instances.message`);
  return new Map(rows.map(({ streamId, ...said }) => [streamId, said]));
}

/** Stores what the process says of itself; returns whether that is news, and still its to say. */
export async function savePhase(
  tx: Queryable,
  { instanceId, streamId }: Lease,
  { phase, message }: { phase: Phase; message: string },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update instances
    set phase = ${phase},
      state = ${phase},
      reason = ${phase},
      message = ${message},
      since = case when state = ${phase} then since else now() end
    where id = ${instanceId}
      and stream_id = ${streamId}
      and state <> 'offline'
      and (state, message) is distinct from (${phase}, ${message})`);
  return changed > 0;
}

/** The stream broke: the instance has `graceMs` to return before it is offline. */
export async function markSuspect(
  tx: Queryable,
  { instanceId, streamId }: Lease,
  { graceMs }: { graceMs: number },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update instances
    set state = 'suspect',
      reason = 'connection-lost',
      since = now(),
      lease_expires_at = ${expiry(graceMs)}
    where id = ${instanceId}
      and stream_id = ${streamId}
      and state not in ('suspect', 'offline')`);
  return changed > 0;
}

export async function markOffline(
  tx: Queryable,
  { instanceId, streamId }: Lease,
  { reason }: { reason: string },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update instances
    set state = 'offline', reason = ${reason}, since = now()
    where id = ${instanceId}
      and stream_id = ${streamId}
      and state <> 'offline'`);
  return changed > 0;
}

/**
 * Renews leases in one statement, whatever their number, and returns the streams that still hold
 * theirs; the others lost it to another stream or ran out.
 */
export async function renewLeases(
  db: Queryable,
  leases: readonly Lease[],
  { leaseMs }: { leaseMs: number },
): Promise<Set<string>> {
  const rows = await db.many<{ streamId: string }>(sql`
    update instances
    set lease_expires_at = ${expiry(leaseMs)}
    from unnest(
      ${leases.map(({ instanceId }) => instanceId)}::uuid[],
      ${leases.map(({ streamId }) => streamId)}::uuid[]
    ) as held (id, stream_id)
    where instances.id = held.id
      and instances.stream_id = held.stream_id
      and instances.state <> 'offline'
    returning instances.stream_id`);
  return new Set(rows.map(({ streamId }) => streamId));
}

/** Of the instances of these leases those that another stream holds. */
export async function takenOver(db: Queryable, leases: readonly Lease[]): Promise<Set<string>> {
  const rows = await db.many<{ id: string }>(sql`
    select id
    from instances
    join unnest(
      ${leases.map(({ instanceId }) => instanceId)}::uuid[],
      ${leases.map(({ streamId }) => streamId)}::uuid[]
    ) as lost (id, stream_id) using (id)
    where instances.stream_id <> lost.stream_id`);
  return new Set(rows.map(({ id }) => id));
}

/** Plugins with an instance whose lease has run out. */
export async function pluginsWithExpiredLeases(db: Queryable): Promise<string[]> {
  const rows = await db.many<{ slug: string }>(sql`
    select distinct slug
    from instances
    where lease_expires_at < now()
      and state <> 'offline'`);
  return rows.map(({ slug }) => slug);
}

/** How an instance went whose lease has run out: its stream broke before that, or was silent to the end. */
export type Expired = { id: string; reason: 'lease-expired' | 'fell-silent' };

/** Ends the instances of a plugin whose lease has run out, and returns them. */
export function expireInstances(tx: Queryable, slug: string): Promise<Expired[]> {
  return tx.many<Expired>(sql`
    update instances
    set state = 'offline',
      reason = case when state = 'suspect' then 'lease-expired' else 'fell-silent' end,
      since = now()
    where slug = ${slug}
      and lease_expires_at < now()
      and state <> 'offline'
    returning id, reason`);
}

/** Forgets instances that have been offline for a day; nobody resumes those. */
export async function forgetInstances(db: Queryable): Promise<void> {
  await db.run(sql`
    delete from instances
    where state = 'offline'
      and since < now() - interval '1 day'`);
}

function expiry(ms: number) {
  return sql`now() + ${ms} * interval '1 millisecond'`;
}
