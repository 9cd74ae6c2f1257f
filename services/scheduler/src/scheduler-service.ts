import { platformOnly, type Database, type Logger } from '@patchbay/chassis';
import {
  mount,
  PlatformError,
  scheduler as service,
  toStruct,
  toTimestamp,
  type Mounted,
  type RunMessage,
  type ScheduleMessage,
} from '@patchbay/proto';
import { z } from 'zod';
import { requestRun } from './claim-store.ts';
import type { Events } from './events.ts';
import { listRuns, readRun, type RunRow } from './history-store.ts';
import { pageSize, pageToken, parsePageToken } from './page.ts';
import { plainText } from './plain-text.ts';
import { runId } from './run-key.ts';
import { findSchedule, listSchedules, type ScheduleRow } from './schedule-store.ts';
import type { Wheel } from './wheel.ts';

const schedulePosition = z.object({ plugin: z.string(), task: z.string(), id: z.int() });
const runPosition = z.object({ scheduleId: z.int(), nominalUs: z.int() });

type Deps = { db: Database; wheel: Wheel; events: Events };

/** `patchbay.scheduler.v1.Scheduler`: what there is to run, what ran, and running it now. */
export function mountScheduler({
  log,
  platformToken,
  ...deps
}: Deps & { log: Logger; platformToken: string }): Mounted {
  const { db } = deps;
  return mount(
    service,
    {
      async listSchedules({ plugin, pageSize: requested, pageToken: token }) {
        const size = pageSize(requested);
        const after = parsePageToken(schedulePosition, token);
        const rows = await listSchedules(db, { plugin, after, limit: size + 1 });
        const page = rows.slice(0, size);
        const last = rows.length > size ? page.at(-1) : undefined;
        return {
          schedules: page.map(toSchedule),
          nextPageToken: last
            ? pageToken({ plugin: last.plugin, task: last.task, id: last.id })
            : '',
        };
      },
      async listRuns({ plugin, task, state, pageSize: requested, pageToken: token }) {
        const size = pageSize(requested);
        const after = parsePageToken(runPosition, token);
        const rows = await listRuns(db, { plugin, task, state, after, limit: size + 1 });
        const page = rows.slice(0, size);
        const last = rows.length > size ? page.at(-1) : undefined;
        return {
          runs: page.map(toRun),
          nextPageToken: last
            ? pageToken({ scheduleId: last.scheduleId, nominalUs: last.nominalUs })
            : '',
        };
      },
      async runNow({ scheduleId, requestedBy }) {
        return { run: toRun(await runNow(deps, scheduleId, requestedBy)) };
      },
    },
    platformOnly({ log, platformToken }),
  );
}

async function runNow({ db, wheel, events }: Deps, id: string, by: string): Promise<RunRow> {
  const scheduleId = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  const requestedBy = plainText(by, { maxLength: 200 });
  const run = await requestRun(db, { scheduleId, requestedBy });
  if (run) {
    events.requested(run, requestedBy);
    void wheel.hold([run]);
    return readRun(db, run);
  }
  const schedule = await findSchedule(db, scheduleId);
  if (!schedule) {
    throw new PlatformError(
      'not_found',
      `there is no schedule "${id}"; list them to see their ids`,
    );
  }
  const { plugin, task } = schedule;
  if (schedule.state === 'inactive') {
    throw new PlatformError(
      'failed_precondition',
      `task "${task}" is inactive: enable plugin "${plugin}", or declare the task in its manifest`,
    );
  }
  throw new PlatformError(
    'already_exists',
    `a run of task "${task}" is under way: wait until it is over`,
  );
}

function toSchedule(row: ScheduleRow): ScheduleMessage {
  const { id, nextFireAt, spec, ...same } = row;
  return { ...same, id: String(id), nextFireAt: toTimestamp(nextFireAt), spec: toStruct(spec) };
}

function toRun(row: RunRow): RunMessage {
  return {
    id: runId(row),
    scheduleId: String(row.scheduleId),
    plugin: row.plugin,
    task: row.task,
    title: row.title,
    state: row.state,
    attempt: row.attempt,
    maxAttempts: row.maxAttempts,
    scheduledFor: toTimestamp(row.scheduledFor),
    dueAt: toTimestamp(row.dueAt),
    dispatchedAt: toTimestamp(row.dispatchedAt),
    startedAt: toTimestamp(row.startedAt),
    finishedAt: toTimestamp(row.finishedAt),
    instanceId: row.instanceId ?? '',
    error: row.error ?? '',
    requestedBy: row.requestedBy ?? '',
  };
}
