import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject, LifecycleKind, LifecyclePayloads } from '@patchbay/proto';

export type LifecycleCallRow = {
  id: number;
  slug: string;
  kind: LifecycleKind;
  payload: JsonObject;
  state: 'pending' | 'failed';
  attempts: number;
  error: string;
  dueAt: Date;
  createdAt: Date;
};

const columns = sql`id, slug, kind, payload, state, attempts, error, due_at, created_at`;

/**
 * Has a plugin told what happened to it, when its active release wants to know. To be called in the
 * transaction of the change, once.
 */
export async function addLifecycleCall<Kind extends LifecycleKind>(
  tx: Queryable,
  { slug, kind, payload }: { slug: string; kind: Kind; payload: LifecyclePayloads[Kind] },
): Promise<void> {
  await tx.run(sql`
    insert into lifecycle_calls (slug, kind, payload)
    select p.slug, ${kind}, ${JSON.stringify(payload)}::jsonb
    from ${interested(kind)}
      and p.slug = ${slug}`);
}

/** Has every plugin told whose active release wants to know. */
export async function addLifecycleCallForAll<Kind extends LifecycleKind>(
  tx: Queryable,
  { kind, payload }: { kind: Kind; payload: LifecyclePayloads[Kind] },
): Promise<void> {
  await tx.run(sql`
    insert into lifecycle_calls (slug, kind, payload)
    select p.slug, ${kind}, ${JSON.stringify(payload)}::jsonb
    from ${interested(kind)}`);
}

/** The plugins whose active release answers a kind of call. */
export async function pluginsThatHear(db: Queryable, kind: LifecycleKind): Promise<string[]> {
  const rows = await db.many<{ slug: string }>(sql`
    select p.slug
    from ${interested(kind)}
    order by 1`);
  return rows.map(({ slug }) => slug);
}

function interested(kind: LifecycleKind) {
  return sql`
    plugins p
    join releases r on r.slug = p.slug and r.version = p.version
    where not p.removed
      and r.manifest -> 'lifecycle' ? ${kind}`;
}

/**
 * Takes calls that are due, of plugins with an instance that can answer, for `claimSeconds`: of each
 * plugin the oldest that is not answered, and those that failed before.
 */
export function claimLifecycleCalls(
  db: Queryable,
  { claimSeconds }: { claimSeconds: number },
): Promise<LifecycleCallRow[]> {
  return db.many<LifecycleCallRow>(sql`
    update lifecycle_calls
    set attempts = attempts + 1,
      due_at = now() + ${claimSeconds} * interval '1 second'
    where id in (
      select c.id
      from lifecycle_calls c
      join plugins p on p.slug = c.slug
      where c.due_at <= now()
        and exists (
          select from instances i
          where i.slug = p.slug and i.version = p.version and i.state = 'ready'
        )
        and (
          c.state = 'failed'
          or not exists (
            select from lifecycle_calls earlier
            where earlier.slug = c.slug and earlier.id < c.id and earlier.state = 'pending'
          )
        )
      order by c.id
      limit 50
      for update of c skip locked
    )
    returning ${columns}`);
}

export async function deleteLifecycleCall(db: Queryable, id: number): Promise<boolean> {
  return (await db.run(sql`delete from lifecycle_calls where id = ${id}`)) > 0;
}

/** Keeps a call that could not be made, to be made again in `seconds`. */
export async function postponeLifecycleCall(
  db: Queryable,
  id: number,
  { state, error, seconds }: { state: 'pending' | 'failed'; error: string; seconds: number },
): Promise<void> {
  await db.run(sql`
    update lifecycle_calls
    set state = ${state},
      error = ${error},
      due_at = now() + ${seconds} * interval '1 second'
    where id = ${id}`);
}

/** Makes a call due; whether it is still there. */
export async function hastenLifecycleCall(db: Queryable, id: number): Promise<boolean> {
  return (await db.run(sql`update lifecycle_calls set due_at = now() where id = ${id}`)) > 0;
}

export function listLifecycleCalls(
  db: Queryable,
  slug: string | undefined,
): Promise<LifecycleCallRow[]> {
  return db.many<LifecycleCallRow>(sql`
    select ${columns}
    from lifecycle_calls
    ${slug === undefined ? sql`` : sql`where slug = ${slug}`}
    order by id
    limit 200`);
}

export function findLifecycleCall(
  db: Queryable,
  id: number,
): Promise<LifecycleCallRow | undefined> {
  return db.maybeOne<LifecycleCallRow>(sql`
    select ${columns}
    from lifecycle_calls
    where id = ${id}`);
}
