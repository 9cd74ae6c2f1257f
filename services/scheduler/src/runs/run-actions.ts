import type { Database, Nats } from '@patchbay/chassis';
import { invalid, paramsProblem, PlatformError, type JsonObject } from '@patchbay/proto';
import { noRun, noSchedule, runKeyOf, scheduleIdOf } from '../api/asked.ts';
import { cancelRuns } from './cancel-store.ts';
import { tellCancelled } from './cancelling.ts';
import type { Events } from '../events.ts';
import { readRun, type RunFilter, type RunRow } from './history-store.ts';
import { addRequestedRun, hastenRun, lockSchedule } from './request-store.ts';
import { countFailed, failedRuns, hastenAttempt, retryRuns } from './retry-store.ts';
import { runId, type RunKey } from '../triggers/run-key.ts';
import type { Wheel } from '../triggers/wheel.ts';

export type ActionDeps = {
  db: Database;
  nats: Nats;
  wheel: Wheel;
  events: Events;
  /** Told that runs became pending. */
  sweeper: { nudge(): void };
  gate: { nudge(): void };
};

/** Runs a schedule now: see `RunNow`. */
export async function runNow(
  deps: ActionDeps,
  { id, by, params }: { id: string; by: string; params: JsonObject | undefined },
): Promise<RunRow> {
  const { db, wheel, events, gate } = deps;
  const scheduleId = scheduleIdOf(id);
  const message = params && paramsProblem(params);
  if (message !== undefined) throw invalid('it cannot be run', [{ field: 'params', message }]);
  const made = await db.transaction(async (tx) => {
    const schedule = await lockSchedule(tx, scheduleId);
    if (!schedule) throw noSchedule(id);
    const { plugin, task, state, spec, unfinished } = schedule;
    if (state === 'inactive') throw inactive({ plugin, task });
    // A run with params of its own is another one than the run that waits.
    const hastened = params ? undefined : await hastenRun(tx, { scheduleId, requestedBy: by });
    if (hastened) return { hastened };
    if (unfinished > 0 && spec.overlap === 'forbid') throw underWay(task);
    const replaced =
      spec.overlap === 'replace' ? await cancelRuns(tx, { ofSchedules: [scheduleId], by }) : [];
    return { run: await addRequestedRun(tx, schedule, { requestedBy: by, params }), replaced };
  });
  if (made.run) {
    tellCancelled(deps, made.replaced, { by });
    events.requested(made.run, by);
    if (made.run.gated) gate.nudge();
    else void wheel.hold([made.run]);
  } else nudge(deps);
  return known(db, made.run ?? made.hastened);
}

/** Cancels a run: see `CancelRun`. */
export async function cancelRun(
  deps: ActionDeps,
  { id, by }: { id: string; by: string },
): Promise<RunRow> {
  const key = runKeyOf(id);
  const cancelled = await cancelRuns(deps.db, { runs: [key], by });
  tellCancelled(deps, cancelled, { by });
  const run = await known(deps.db, key);
  if (cancelled.length === 0 && run.finishedAt) {
    throw new PlatformError('failed_precondition', `the run is over: it is ${run.state}`);
  }
  deps.gate.nudge();
  return run;
}

/** Tries one run again, now: see `RetryRun`. */
export async function retryRun(
  deps: ActionDeps,
  { id, by }: { id: string; by: string },
): Promise<RunRow> {
  const { db, events } = deps;
  const key = runKeyOf(id);
  const hastened = await hastenAttempt(db, key, { requestedBy: by });
  const changed = hastened ? [hastened] : await retryRuns(db, [key], { requestedBy: by });
  const run = await known(db, key);
  if (changed.length === 0) throw notRetried(run);
  for (const each of changed) events.retried(each, by);
  nudge(deps);
  return run;
}

/** Tries failed runs again: see `RetryRuns`. */
export async function retryFailed(
  deps: ActionDeps,
  filter: Pick<RunFilter, 'plugin' | 'task' | 'since' | 'until'>,
  { by, limit }: { by: string; limit: number },
): Promise<{ retried: number; remaining: number }> {
  const { db, events } = deps;
  const changed = await db.transaction(async (tx) =>
    retryRuns(tx, await failedRuns(tx, { ...filter, limit }), { requestedBy: by }),
  );
  for (const run of changed) events.retried(run, by);
  nudge(deps);
  return { retried: changed.length, remaining: await countFailed(db, filter) };
}

function nudge({ sweeper, gate }: ActionDeps): void {
  sweeper.nudge();
  gate.nudge();
}

async function known(db: Database, key: RunKey): Promise<RunRow> {
  const run = await readRun(db, key);
  if (!run) throw noRun(runId(key));
  return run;
}

function inactive({ plugin, task }: { plugin: string; task: string }): PlatformError {
  return new PlatformError(
    'failed_precondition',
    `task "${task}" is inactive: enable plugin "${plugin}", or declare the task in its manifest`,
  );
}

function underWay(task: string): PlatformError {
  return new PlatformError(
    'already_exists',
    `a run of task "${task}" is under way: wait until it is over`,
  );
}

function notRetried({ state, task }: RunRow): PlatformError {
  const message =
    state === 'failed' || state === 'cancelled'
      ? `task "${task}" is inactive: enable its plugin first`
      : `the run is ${state}: only a failed or cancelled one, or one that waits for its next attempt, can be tried again`;
  return new PlatformError('failed_precondition', message);
}
