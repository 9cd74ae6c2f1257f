import { sql, type Queryable } from '@patchbay/chassis';
import { inKeyOrder, runId, type RunKey } from '../triggers/run-key.ts';
import { leaseEnd } from './run-store.ts';

export type AskedStart = RunKey & {
  attempt: number;
  plugin: string;
  instanceId: string;
  token: string;
};

export type StartedRun = { fence: number; task: string; waitedMs: number };

/**
 * Begins attempts of runs: each from `pending` or `dispatched` to `running`, for exactly that attempt
 * and that plugin, while its schedule is not inactive. At most one token ever gets a given attempt, and
 * its fence; the same token gets it again, in case the first answer was lost. The results are in the
 * order of what was asked; undefined: not to be run.
 *
 * Cost: one statement for all, and for each a probe of two primary keys and one update.
 */
export async function startRuns(
  db: Queryable,
  asked: readonly AskedStart[],
  { leaseSeconds }: { leaseSeconds: number },
): Promise<(StartedRun | undefined)[]> {
  const runs = inKeyOrder(asked);
  const rows = await db.many<StartedRun & Answered>(sql`
    update runs r
    set state = 'running',
      attempt = a.attempt,
      fence = case r.state when 'running' then r.fence else nextval('fences') end,
      start_token = a.token,
      instance_id = a.instance_id,
      dispatched_at = coalesce(r.dispatched_at, now()),
      started_at = case r.state when 'running' then r.started_at else now() end,
      attend_at = ${leaseEnd(leaseSeconds, sql`now()`)}
    from unnest(
      ${runs.map((it) => it.scheduleId)}::bigint[],
      ${runs.map((it) => it.nominalUs)}::bigint[],
      ${runs.map((it) => it.attempt)}::integer[],
      ${runs.map((it) => it.plugin)}::text[],
      ${runs.map((it) => it.instanceId)}::text[],
      ${runs.map((it) => it.token)}::text[]
    ) as a (schedule_id, nominal_us, attempt, plugin, instance_id, token)
    join schedules s on s.id = a.schedule_id
    where r.schedule_id = a.schedule_id
      and r.nominal_us = a.nominal_us
      and r.plugin = a.plugin
      and case r.state
        when 'running' then r.attempt = a.attempt and r.start_token = a.token
        else r.attempt = a.attempt - 1
          and r.state in ('pending', 'dispatched')
          and s.state <> 'inactive'
        end
    returning r.schedule_id, r.nominal_us, r.attempt, r.start_token as token, r.fence, r.task,
      extract(epoch from r.started_at - r.due_at)::double precision * 1000 as waited_ms`);
  const started = new Map(rows.map((row) => [answerKey(row), row]));
  return asked.map((run) => started.get(answerKey(run)));
}

type Answered = RunKey & { attempt: number; token: string };

function answerKey({ attempt, token, ...key }: Answered): string {
  return `${runId(key)} ${attempt} ${token}`;
}
