import { randomUUID } from 'node:crypto';
import type { Database, Queryable } from '@patchbay/chassis';
import {
  invalid,
  nats as wire,
  PlatformError,
  resolvedTaskSpec,
  explained,
  violationsOf,
  type JsonObject,
  type TaskSpace,
} from '@patchbay/proto';
import { noSchedule } from '../api/asked.ts';
import { taskOf, type DeclaredTask } from './declared-task.ts';
import type { Events } from '../events.ts';
import { fingerprint } from './fingerprint.ts';
import { readTask, type KnownTask } from './plugin-store.ts';
import {
  addRequested,
  deleteSchedule,
  firstWaiting,
  lockOrigin,
  lockRequested,
  type Existing,
  type RequestedIdentity,
} from './requested-store.ts';
import { changeSpec, dropWaiting, readNow, rearm, type DroppedRun } from './schedule-store.ts';
import { firstMoment } from './timing.ts';

type Deps = { db: Database; events: Events };

/**
 * Makes the schedule that a plugin, or somebody for it, asks for. What the request leaves out is as
 * the task declares it. With `ifExists` (`skip` where a dedupe key is given, else `add`) a schedule
 * that is there and not over is left alone, or begins anew with what is asked for. It is over when it has
 * no moment left and none of its runs waits, be it for its moment or to be tried again.
 *
 * @throws PlatformError `invalid` with the fields; `failed_precondition` when the plugin does not
 *   declare the task now.
 */
export async function requestSchedule(
  { db, events }: Deps,
  { plugin, request, by }: { plugin: string; request: unknown; by: string },
): Promise<{ id: number; created: boolean; nextFireAt: Date | null }> {
  const parsed = wire.scheduleRequest.safeParse(request, explained);
  if (!parsed.success) {
    throw invalid('the schedule cannot be made', violationsOf(parsed.error));
  }
  const asked = parsed.data;
  const known = await readTask(db, { slug: plugin, task: asked.task, space: asked.space });
  if (!known?.task) {
    throw new PlatformError(
      'failed_precondition',
      `plugin "${plugin}" has no task "${asked.task}" now: enable it, or declare the task in its manifest`,
    );
  }
  checkSpace(plugin, asked, { scope: known.task.spec.scope, active: known.space !== null });
  const declared = declaredFor(plugin, asked, known.task, known.space);
  const identity = identityOf(asked, declared);
  const { dropped, ...result } = await db.transaction(async (tx) => {
    const nextUs = firstMoment(declared.timing, await readNow(tx));
    const added = await addRequested(tx, { plugin, declared, identity, createdBy: by, nextUs });
    if (added) return { ...added, created: true, dropped: [] };
    const existing = await lockRequested(tx, { plugin, task: asked.task, identity });
    if (!existing) throw new PlatformError('conflict', 'it was deleted just now: ask again');
    const nextFireAt = existing.nextFireAt ?? (await firstWaiting(tx, existing.id));
    const isOver = existing.state === 'completed' && nextFireAt === null;
    const leave = !isOver && ifExistsOf(asked) !== 'reschedule';
    if (leave || ifExistsOf(asked) === 'add') {
      return { ...existing, nextFireAt, created: false, dropped: [] };
    }
    return { ...(await renew(tx, existing, declared, nextUs)), created: true };
  });
  for (const run of dropped) events.dropped(run);
  events.scheduled({ plugin, task: asked.task, schedule: result.id, by, created: result.created });
  return result;
}

/** Removes a requested schedule. What has not started is skipped, what runs goes on. */
export async function removeSchedule(
  { db, events }: Deps,
  { id, by, plugin }: { id: number; by: string; plugin?: string },
): Promise<void> {
  const dropped = await db.transaction(async (tx) => {
    const schedule = await lockOrigin(tx, id);
    if (!schedule || (plugin !== undefined && schedule.plugin !== plugin)) throw noSchedule(id);
    if (schedule.origin !== 'requested') {
      throw new PlatformError(
        'failed_precondition',
        'the manifest declares this schedule: pause it, or take it out of the manifest',
      );
    }
    return drop(tx, id);
  });
  for (const run of dropped) events.dropped(run);
  events.unscheduled({ schedule: id, by });
}

/** Removes the schedule a plugin asked for, by its id or its identity; returns whether there was one. */
export async function unschedule(
  deps: Deps,
  { plugin, request }: { plugin: string; request: wire.UnscheduleRequest },
): Promise<boolean> {
  const by = `plugin:${plugin}`;
  try {
    const id =
      'scheduleId' in request
        ? Number(/^\d{1,15}$/.exec(request.scheduleId)?.[0] ?? 0)
        : await deps.db.transaction(async (tx) => {
            const identity = keysOf(request);
            return (await lockRequested(tx, { plugin, task: request.task, identity }))?.id ?? 0;
          });
    await removeSchedule(deps, { id, by, plugin });
    return true;
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'not_found') return false;
    throw error;
  }
}

function checkSpace(
  plugin: string,
  { task, space }: wire.ScheduleRequest,
  { scope, active }: { scope: string; active: boolean },
): void {
  const wrong = (message: string) =>
    invalid('the schedule cannot be made', [{ field: 'space', message }]);
  if (scope === 'space' && space === undefined) {
    throw wrong(`is required: the task "${task}" runs in spaces`);
  }
  if (scope === 'site' && space !== undefined) {
    throw wrong(`must be left out: the task "${task}" runs for the whole site`);
  }
  if (space !== undefined && !active) {
    throw new PlatformError(
      'failed_precondition',
      `plugin "${plugin}" is not active in the space "${space}" now`,
    );
  }
}

function declaredFor(
  plugin: string,
  asked: wire.ScheduleRequest,
  known: KnownTask,
  space: TaskSpace | null,
): DeclaredTask {
  const { in: delay = 0, at, every = 0, cron, until, timezone } = asked;
  const { cron: _cron, startAt: _start, repeatUntil: _until, ...base } = known.spec;
  const given = {
    params: asked.params,
    priority: asked.priority,
    overlap: asked.overlap,
    misfire: asked.misfire,
    maxAttempts: asked.maxAttempts,
    timezone,
    cron,
    startAt: at,
    repeatUntil: until,
  };
  const spec = resolvedTaskSpec.safeParse({
    ...base,
    delaySeconds: delay,
    repeatSeconds: every,
    ...(space && { space }),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  });
  if (!spec.success) throw invalid('the schedule cannot be made', violationsOf(spec.error));
  return taskOf(spec.data, { plugin, title: known.title });
}

function ifExistsOf({ ifExists, dedupeKey }: wire.ScheduleRequest): 'add' | 'reschedule' | 'skip' {
  return ifExists ?? (dedupeKey === undefined ? 'add' : 'skip');
}

function identityOf(asked: wire.ScheduleRequest, { spec }: DeclaredTask): RequestedIdentity {
  if (ifExistsOf(asked) === 'add') {
    const once = asked.requestId ?? randomUUID();
    return {
      paramsKey: fingerprint(spec.params),
      space: spec.space?.id,
      dedupeKey: `once:${once}`,
    };
  }
  return keysOf({ ...asked, params: spec.params });
}

function keysOf({
  space,
  dedupeKey,
  params = {},
}: {
  space?: string | undefined;
  dedupeKey?: string | undefined;
  params?: JsonObject | undefined;
}): RequestedIdentity {
  if (dedupeKey !== undefined) return { paramsKey: '', space, dedupeKey: `key:${dedupeKey}` };
  return { paramsKey: fingerprint(params), space, dedupeKey: 'params' };
}

async function renew(
  tx: Queryable,
  { id }: Existing,
  declared: DeclaredTask,
  nextUs: number | undefined,
): Promise<Existing & { dropped: DroppedRun[] }> {
  await changeSpec(tx, id, declared);
  const dropped = await rearm(tx, [{ id, nextUs }], {
    reason: 'rescheduled',
    why: 'its schedule was asked for anew, for another time',
  });
  const nextFireAt = nextUs === undefined ? null : new Date(nextUs / 1000);
  return { id, state: 'active', nextFireAt, dropped };
}

async function drop(tx: Queryable, id: number): Promise<DroppedRun[]> {
  const dropped = await dropWaiting(tx, [id], {
    states: ['pending', 'dispatched'],
    due: 'any',
    reason: 'deleted',
    why: 'its schedule was deleted',
  });
  await deleteSchedule(tx, id);
  return dropped;
}
