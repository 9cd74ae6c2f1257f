import { sql, type Queryable } from '@patchbay/chassis';
import type { Json } from '@patchbay/proto';

export type CommandRunRow = {
  id: string;
  slug: string;
  command: string;
  actor: string;
  state: 'running' | 'succeeded' | 'failed';
  /** In an object of its own, since SQL and JSON each have a null. */
  result: { value: Json } | null;
  error: { code: string; message: string } | null;
  startedAt: Date;
  finishedAt: Date | null;
};

const columns = sql`id, slug, command, actor, state, result, error, started_at, finished_at`;
const keptRuns = 20;

/** Begins a run, unless one of this command is running: then false. */
export async function addCommandRun(
  tx: Queryable,
  { id, slug, command, actor }: Pick<CommandRunRow, 'id' | 'slug' | 'command' | 'actor'>,
  { aliveSeconds }: { aliveSeconds: number },
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into command_runs (id, slug, command, actor, alive_until)
    values (${id}, ${slug}, ${command}, ${actor}, now() + ${aliveSeconds} * interval '1 second')
    on conflict (slug, command) where state = 'running' do nothing`);
  return added > 0;
}

export async function keepCommandRunsAlive(
  db: Queryable,
  ids: readonly string[],
  { aliveSeconds }: { aliveSeconds: number },
): Promise<void> {
  await db.run(sql`
    update command_runs
    set alive_until = now() + ${aliveSeconds} * interval '1 second'
    where id = any (${ids})
      and state = 'running'`);
}

/** Ends a run, and forgets all but the latest of its command. */
export async function finishCommandRun(
  db: Queryable,
  id: string,
  outcome: { result: Json } | { error: NonNullable<CommandRunRow['error']> },
): Promise<void> {
  const failed = 'error' in outcome;
  const value = failed ? null : JSON.stringify({ value: outcome.result });
  await db.run(sql`
    update command_runs
    set state = ${failed ? 'failed' : 'succeeded'},
      result = ${value}::jsonb,
      error = ${failed ? JSON.stringify(outcome.error) : null}::jsonb,
      finished_at = now()
    where id = ${id}
      and state = 'running'`);
  await db.run(sql`
    delete from command_runs
    where id in (
      select old.id
      from command_runs old
      join command_runs this on this.slug = old.slug and this.command = old.command
      where this.id = ${id} and old.state <> 'running'
      order by old.started_at desc
      offset ${keptRuns}
    )`);
}

/** Ends the runs that a replica has left behind. */
export async function failAbandonedRuns(db: Queryable): Promise<void> {
  const error = {
    code: 'unavailable',
    message: 'the registry that waited for it has ended; whether the plugin went on is not known',
  };
  await db.run(sql`
    update command_runs
    set state = 'failed', error = ${JSON.stringify(error)}::jsonb, finished_at = now()
    where state = 'running'
      and alive_until < now()`);
}

export function findCommandRun(db: Queryable, id: string): Promise<CommandRunRow | undefined> {
  return db.maybeOne<CommandRunRow>(sql`
    select ${columns}
    from command_runs
    where id = ${id}`);
}

export function listCommandRuns(
  db: Queryable,
  { slug, command }: { slug: string; command: string },
): Promise<CommandRunRow[]> {
  return db.many<CommandRunRow>(sql`
    select ${columns}
    from command_runs
    where slug = ${slug}
      and command = ${command}
    order by started_at desc
    limit ${keptRuns}`);
}
