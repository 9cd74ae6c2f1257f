import {
  toStruct,
  toTimestamp,
  type AttemptMessage,
  type RunMessage,
  type ScheduleMessage,
  type TaskSpace,
} from '@patchbay/proto';
import type { AttemptRow, RunRow } from '../runs/history-store.ts';
import { runId } from '../triggers/run-key.ts';
import type { ScheduleRow } from '../schedules/schedule-list-store.ts';

export function toSchedule(row: ScheduleRow): ScheduleMessage {
  const { id, nextFireAt, spec, pausedAt, createdBy, pausedBy, pauseReason, ...same } = row;
  const { space } = spec as { space?: TaskSpace };
  return {
    ...same,
    id: String(id),
    state: row.state === 'active' && pausedAt ? 'paused' : row.state,
    nextFireAt: toTimestamp(nextFireAt),
    spec: toStruct(spec),
    createdBy: createdBy ?? '',
    pausedAt: toTimestamp(pausedAt),
    pausedBy: pausedBy ?? '',
    pauseReason: pauseReason ?? '',
    inactiveReason: row.inactiveReason ?? '',
    space: row.space ?? '',
    spaceSlug: space?.slug ?? '',
  };
}

export function toRun(row: RunRow): RunMessage {
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
    skipReason: row.skipReason ?? '',
    moments: row.moments,
    skippedUntil: toTimestamp(row.skippedUntil),
    cancelRequestedAt: toTimestamp(row.cancelRequestedAt),
    cancelledBy: row.cancelledBy ?? '',
    ...(row.progress !== null && { progress: row.progress }),
    progressText: row.progressText ?? '',
    resultJson: row.resultJson ?? '',
    params: toStruct(row.params ?? {}),
    waitsForTurn: row.waitsForTurn,
    space: row.space?.id ?? '',
    spaceSlug: row.space?.slug ?? '',
  };
}

/** The attempts of a run: the earlier ones, and the latest, which stands in the run itself. */
export function toAttempts(run: RunRow, earlier: readonly AttemptRow[]): AttemptMessage[] {
  const attempts = earlier.map((it) => ({
    attempt: it.attempt,
    instanceId: it.instanceId ?? '',
    dispatchedAt: toTimestamp(it.dispatchedAt),
    startedAt: toTimestamp(it.startedAt),
    endedAt: toTimestamp(it.endedAt),
    outcome: it.outcome,
    error: it.error ?? '',
  }));
  const latest = latestOf(run);
  return latest ? [...attempts, latest] : attempts;
}

function latestOf(run: RunRow): AttemptMessage | undefined {
  const { state, attempt, startedAt } = run;
  const shown = ['running', 'succeeded', 'failed', 'cancelled'].includes(state);
  if (!shown || attempt === 0 || !startedAt) return undefined;
  return {
    attempt,
    instanceId: run.instanceId ?? '',
    dispatchedAt: toTimestamp(run.dispatchedAt),
    startedAt: toTimestamp(startedAt),
    endedAt: toTimestamp(run.finishedAt),
    outcome: state === 'failed' && run.error?.startsWith('lost: ') ? 'lost' : state,
    error: state === 'succeeded' ? '' : (run.error ?? ''),
  };
}
