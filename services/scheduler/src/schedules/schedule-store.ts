import { sql, type Queryable } from '@patchbay/chassis';
import type { ResolvedTaskSpec } from '@patchbay/proto';
import type { ChangedRun } from '../runs/run-store.ts';
import { tzVersion } from './calendar.ts';
import type { DeclaredTask } from './declared-task.ts';
import type { InactiveReason } from './plan-moments.ts';
import { putOffBelowUs, type Timing } from './timing.ts';

export type ScheduleState = 'active' | 'inactive' | 'completed';

/** A schedule as far as the catalog decides about it. All moments are µs since 1970. */
export type KnownSchedule = {
  id: number;
  task: string;
  paramsKey: string;
  specKey: string;
  state: ScheduleState;
  spec: ResolvedTaskSpec;
  /** When its delay began. */
  armedUs: number;
  /** The last moment that has passed since then. */
  passedUs: number | null;
  generation: number;
  /** Id of the space it is for. */
  space: string | null;
  isPaused: boolean;
  /** Why it is inactive, and its next moment when it became so or was paused. */
  inactiveReason: InactiveReason | null;
  heldUs: number | null;
};

export function readClock(db: Queryable): Promise<number> {
  return db.one<{ us: number }>(sql`select to_us(clock_timestamp()) as us`).then(({ us }) => us);
}

/** The time of the transaction, in µs since 1970. */
export function readNow(tx: Queryable): Promise<number> {
  return tx.one<{ us: number }>(sql`select to_us(now()) as us`).then(({ us }) => us);
}

export function readForPreview(
  db: Queryable,
  id: number,
): Promise<
  | {
      plugin: string;
      paramsKey: string;
      spec: ResolvedTaskSpec;
      nextUs: number | null;
    }
  | undefined
> {
  return db.maybeOne(sql`
    select plugin, params_key, spec,
      to_us(next_fire_at) as next_us
    from schedules
    where id = ${id}`);
}

/** The schedules that the plugin's manifest declares, or declared. */
export function schedulesOf(tx: Queryable, plugin: string): Promise<KnownSchedule[]> {
  return tx.many<KnownSchedule>(sql`
    select id, task, params_key, spec_key, state, spec, generation, space, inactive_reason,
      paused_at is not null as is_paused,
      to_us(armed_at) as armed_us,
      to_us(passed_at) as passed_us,
      to_us(held_fire_at) as held_us
    from schedules
    where plugin = ${plugin}
      and dedupe_key = ''
      and origin = 'declared'`);
}

/** Adds a schedule whose delay begins now; without a moment it is completed at once. */
export async function addSchedule(
  tx: Queryable,
  plugin: string,
  { task, title, paramsKey, specKey, timing, planned, spec }: DeclaredTask,
  nextUs: number | undefined,
): Promise<void> {
  await tx.run(sql`
    insert into schedules (
      plugin, task, params_key, space, title, spec, spec_key, delay_us, repeat_us, planned,
      tz_version, state, next_fire_at)
    values (
      ${plugin}, ${task}, ${paramsKey}, ${spec.space?.id ?? null}, ${title},
      ${JSON.stringify(spec)}, ${specKey},
      ${timing.delayUs}, ${timing.repeatUs}, ${planned}, ${tzVersionOf(timing)},
      ${nextUs === undefined ? 'completed' : 'active'}, from_us(${nextUs ?? null}))`);
}

/** Stores a changed spec under the next generation; the timer stays as it is. */
export async function changeSpec(
  tx: Queryable,
  id: number,
  { title, specKey, timing, planned, spec }: DeclaredTask,
): Promise<void> {
  await tx.run(sql`
    update schedules
    set title = ${title},
      spec = ${JSON.stringify(spec)},
      spec_key = ${specKey},
      delay_us = ${timing.delayUs},
      repeat_us = ${timing.repeatUs},
      planned = ${planned},
      tz_version = ${tzVersionOf(timing)},
      generation = generation + 1
    where id = ${id}`);
}

/** Gives schedules that go on another next moment; one that has none is completed. */
export async function retime(tx: Queryable, moves: readonly NextMoment[]): Promise<void> {
  await tx.run(sql`
    update schedules s
    set ${nextOf(sql`m.next_us`)}
    from ${movesTable(moves)}
    where s.id = m.id`);
}

/**
 * Begins the delay of schedules anew and drops what they had planned: a run that is not yet due is
 * skipped, or failed when it had been tried. One that was due, or runs, goes on. A moment whose run was
 * written ahead, and is dropped, comes all the same, with another run.
 */
export async function rearm(
  tx: Queryable,
  moves: readonly NextMoment[],
  dropped: { reason: string; why: string },
): Promise<DroppedRun[]> {
  const ids = moves.map(({ id }) => id);
  await tx.run(sql`
    update schedules s
    set armed_at = now(),
      passed_at = null,
      ${nextOf(sql`m.next_us`)}
    from ${movesTable(moves)}
    where s.id = m.id`);
  const runs = await dropWaiting(tx, ids, {
    states: ['pending'],
    due: 'later',
    ...dropped,
  });
  await putOffTaken(tx, moves);
  return runs;
}

/** Puts moments off, by an instant, of which there is a run that is over: none may have two. */
async function putOffTaken(tx: Queryable, moves: readonly NextMoment[]): Promise<void> {
  await tx.run(sql`
    update schedules s
    set ${nextOf(sql`taken.us + 1`)}
    from ${movesTable(moves)}
    cross join lateral (
      select max(r.nominal_us) as us
      from runs r
      where r.schedule_id = m.id
        and r.nominal_us >= m.next_us
        and r.nominal_us < m.next_us + ${putOffBelowUs}
        and r.finished_at is not null
    ) as taken
    where s.id = m.id
      and taken.us is not null`);
}

/**
 * Ends schedules until they are armed again. What had not started is not run: it is skipped, or failed
 * when it had been tried. A running run goes on.
 */
export async function deactivate(
  tx: Queryable,
  ids: readonly number[],
  reason: InactiveReason,
): Promise<DroppedRun[]> {
  await tx.run(sql`
    update schedules
    set state = 'inactive',
      inactive_reason = ${reason},
      held_fire_at = coalesce(next_fire_at, held_fire_at),
      next_fire_at = null
    where id = any(${ids})`);
  return dropWaiting(tx, ids, {
    states: ['pending', 'dispatched'],
    due: 'any',
    reason,
    why: whyInactive[reason],
  });
}

/** Where a schedule goes next; undefined is nowhere. */
export type NextMoment = { id: number; nextUs: number | undefined };

/** A run that ends without having started: skipped for a reason, or failed when it had been tried. */
export type DroppedRun = ChangedRun & { skipReason: string | null };

/** Skips runs that have not started, and fails those that had been tried; they are to be told of. */
export function dropWaiting(
  tx: Queryable,
  ids: readonly number[],
  {
    states,
    due,
    reason,
    why,
  }: { states: readonly string[]; due: 'later' | 'any'; reason: string; why: string },
): Promise<DroppedRun[]> {
  return tx.many<DroppedRun>(sql`
    update runs
    set state = case when attempt = 0 then 'skipped' else 'failed' end,
      skip_reason = case when attempt = 0 then ${reason} end,
      finished_at = now(),
      error = case
        when attempt > 0 then concat_ws(e'\n\n', error, ${`not tried again: ${why}`}::text)
      end
    where schedule_id = any(${ids})
      and finished_at is null
      and state = any(${states})
      ${due === 'later' ? sql`and due_at > now() and (requested_by is null or attempt > 0)` : sql``}
    returning schedule_id, nominal_us, plugin, task, state, attempt, error, skip_reason`);
}

export const whyInactive: Record<InactiveReason, string> = {
  inactive: 'the plugin was disabled, removed, or no longer declares the task',
  archived: 'the space was archived',
  'space-inactive': 'the plugin was deactivated in the space, or the space was deleted',
};

/** In the order in which schedules are locked. */
function movesTable(unordered: readonly NextMoment[]) {
  const moves = unordered.toSorted((a, b) => a.id - b.id);
  return sql`unnest(
    ${moves.map((it) => it.id)}::bigint[],
    ${moves.map((it) => it.nextUs ?? null)}::bigint[]
  ) as m (id, next_us)`;
}

/** A paused schedule keeps its next moment for later. */
function nextOf(nextUs: ReturnType<typeof sql>) {
  return sql`
    state = case when ${nextUs} is null then 'completed' else 'active' end,
    inactive_reason = null,
    next_fire_at = case when s.paused_at is null then from_us(${nextUs}) end,
    held_fire_at = case when s.paused_at is not null then from_us(${nextUs}) end`;
}

/** The time zone data a moment was computed with; null when it needed none. */
export function tzVersionOf({ calendar }: Timing): string | null {
  return calendar ? tzVersion : null;
}
