import { sql, type Database } from '@patchbay/chassis';
import { resolvedTaskSpec, type ResolvedTaskSpec } from '@patchbay/proto';
import type { RunKey } from '../triggers/run-key.ts';
import { startRuns } from './start-store.ts';

/** A run that waits, of a schedule of its own. */
export function addRun(
  db: Database,
  plugin: string,
  task: Partial<ResolvedTaskSpec> = {},
): Promise<RunKey> {
  const spec = resolvedTaskSpec.parse({ name: 'job', repeatSeconds: 60, ...task });
  return db.one<RunKey>(sql`
    with s as (
      insert into schedules (
        plugin, task, params_key, dedupe_key, title, spec, spec_key, delay_us, repeat_us, state,
        next_fire_at)
      values (
        ${plugin}, 'job', '', gen_random_uuid()::text, 'job', ${JSON.stringify(spec)}, '', 0,
        60000000, 'active', now() + interval '1 minute')
      returning *
    )
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      due_at, attend_at)
    select id, 1000000, plugin, task, 1, 'default', ${spec.maxAttempts}, 60, now(), now()
    from s
    returning schedule_id, nominal_us`);
}

/** Asks for an attempt of a run, and returns its fence; undefined when it does not begin. */
export async function startRun(
  db: Database,
  run: RunKey,
  {
    plugin,
    attempt,
    token = `token ${attempt}`,
  }: { plugin: string; attempt: number; token?: string },
): Promise<number | undefined> {
  const asked = { ...run, plugin, attempt, instanceId: 'instance-1', token };
  const [started] = await startRuns(db, [asked], { leaseSeconds: 30 });
  return started?.fence;
}
