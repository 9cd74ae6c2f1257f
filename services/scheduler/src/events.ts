import type { Logger, Metrics, Nats } from '@patchbay/chassis';
import { Counter, Histogram } from 'prom-client';
import type { DueRun } from './triggers/claim-store.ts';
import type { NatsLink } from './triggers/nats-link.ts';
import { createRunEvents, type Subject } from './runs/run-events.ts';
import { runId, type RunKey } from './triggers/run-key.ts';
import type { ChangedRun } from './runs/run-store.ts';
import type { PlannedSkip } from './schedules/planning-store.ts';
import type { DroppedRun } from './schedules/schedule-store.ts';

export type Events = ReturnType<typeof createEvents>;

/** What happens in the scheduler: each function logs, counts and publishes one thing. */
export function createEvents({
  log,
  metrics,
  link,
  connection,
}: {
  log: Logger;
  metrics: Metrics;
  link: NatsLink;
  connection: Nats['connection'];
}) {
  const registers = [metrics];
  const runs = new Counter({
    name: 'patchbay_runs_total',
    help: 'What happened to runs, by plugin',
    labelNames: ['plugin', 'event'],
    registers,
  });
  const skips = new Counter({
    name: 'patchbay_skipped_fires_total',
    help: 'Moments of schedules that were not fired, by plugin and reason',
    labelNames: ['plugin', 'reason'],
    registers,
  });
  const lateness = new Histogram({
    name: 'patchbay_trigger_lateness_seconds',
    help: "From a run's due moment to its trigger being stored in NATS",
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers,
  });
  const startDelay = new Histogram({
    name: 'patchbay_start_delay_seconds',
    help: "From a run's due moment to its start by an instance",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600],
    registers,
  });

  const tell = createRunEvents({ link, connection });
  const about = ({ plugin, task, ...key }: Subject) => ({ plugin, task, run: runId(key) });

  return {
    started(addresses: { grpc: string; http: string }) {
      log.info(addresses, 'scheduler started');
    },
    fired(run: DueRun) {
      runs.inc({ plugin: run.plugin, event: 'fired' });
      log.debug(about(run), 'run fired');
      tell(run, 'pending');
    },
    skipped({ schedule: { id: scheduleId, plugin, task }, fromUs, reason, moments }: PlannedSkip) {
      skips.inc({ plugin, reason }, moments);
      log.debug({ plugin, task, reason, count: moments }, 'fires skipped');
      tell({ plugin, task, scheduleId, nominalUs: fromUs }, 'skipped');
    },
    expired(run: ChangedRun) {
      skips.inc({ plugin: run.plugin, reason: 'deadline' });
      log.info(about(run), 'run skipped: it could not start in time');
      tell(run, run.state);
    },
    dropped(run: DroppedRun) {
      const { plugin, skipReason: reason } = run;
      if (reason === null) {
        runs.inc({ plugin, event: 'failed' });
        log.warn({ ...about(run), error: firstLine(run.error) }, 'run failed: not tried again');
      } else {
        skips.inc({ plugin, reason });
        log.debug({ ...about(run), reason }, 'run skipped before it had started');
      }
      tell(run, run.state);
    },
    cancelled(run: ChangedRun, by: string) {
      runs.inc({ plugin: run.plugin, event: 'cancelled' });
      log.info({ ...about(run), by }, 'run cancelled');
      tell(run, run.state);
    },
    requested(run: DueRun, requestedBy: string) {
      runs.inc({ plugin: run.plugin, event: 'requested' });
      log.info({ ...about(run), requestedBy }, 'run requested');
      tell(run, 'pending');
    },
    published(run: DueRun, { lateMs }: { lateMs: number }) {
      runs.inc({ plugin: run.plugin, event: 'published' });
      lateness.observe(Math.max(0, lateMs) / 1000);
    },
    publishFailed(run: DueRun, error: unknown) {
      runs.inc({ plugin: run.plugin, event: 'publish_failed' });
      log.debug({ ...about(run), err: error }, 'trigger not published, it will be again');
    },
    dispatched(run: ChangedRun) {
      tell(run, 'dispatched');
    },
    redelivered(run: ChangedRun) {
      runs.inc({ plugin: run.plugin, event: 'redelivered' });
      log.warn(about(run), 'trigger is gone from nats, publishing it again');
      tell(run, 'pending');
    },
    begun(run: Subject & { attempt: number; instanceId: string; waitedMs: number }) {
      runs.inc({ plugin: run.plugin, event: 'started' });
      startDelay.observe(Math.max(0, run.waitedMs) / 1000);
      log.debug(
        { plugin: run.plugin, task: run.task, run: runId(run), attempt: run.attempt },
        'run started',
      );
      tell(run, 'running');
    },
    startRefused(run: RunKey & { plugin: string; attempt: number }) {
      const { plugin, attempt } = run;
      runs.inc({ plugin, event: 'refused' });
      log.debug({ plugin, run: runId(run), attempt }, 'start refused');
    },
    /** A report was applied: the run succeeded, failed, waits for a retry, or was handed back. */
    reported(run: ChangedRun, outcome: string) {
      const event = run.state === 'pending' && outcome !== 'handed-back' ? 'retried' : outcome;
      runs.inc({ plugin: run.plugin, event: run.state === 'failed' ? 'failed' : event });
      const at = {
        plugin: run.plugin,
        task: run.task,
        run: runId(run),
        attempt: run.attempt,
        outcome,
      };
      if (run.state === 'failed') log.warn({ ...at, error: firstLine(run.error) }, 'run failed');
      else log.debug({ ...at, state: run.state }, 'run reported');
      tell(run, run.state);
    },
    staleReport(at: { plugin: string; run: string; attempt: number }) {
      runs.inc({ plugin: at.plugin, event: 'stale_report' });
      log.info(at, 'stale report dropped');
    },
    lost(run: ChangedRun) {
      runs.inc({ plugin: run.plugin, event: run.state === 'failed' ? 'failed' : 'lost' });
      log.warn(
        {
          plugin: run.plugin,
          task: run.task,
          run: runId(run),
          attempt: run.attempt,
          error: run.error,
        },
        'run lost',
      );
      tell(run, run.state);
    },
    malformed(at: { subject: string; problem: string }) {
      log.warn(at, 'malformed message dropped');
    },
    taskUnreadable(at: { plugin: string; task: string; problem: string }) {
      log.error(at, 'task left out: its spec is not one this version reads');
    },
    synced(at: {
      plugin: string;
      added: number;
      changed: number;
      armed: number;
      deactivated: number;
    }) {
      const { plugin, ...counts } = at;
      const news = Object.values(counts).some((count) => count > 0);
      log[news ? 'info' : 'debug']({ plugin, ...counts }, 'schedules follow the catalog');
    },
    streamFound(at: { stream: string; created: string }) {
      log.info(at, 'the stream of triggers is a new one');
    },
    progressed(run: Subject) {
      tell(run, 'running');
    },
    retried(run: ChangedRun, requestedBy: string) {
      runs.inc({ plugin: run.plugin, event: 'retried' });
      log.info({ ...about(run), requestedBy }, 'run is tried again');
      tell(run, run.state);
    },
    scheduled(at: {
      plugin: string;
      task: string;
      schedule: number;
      by: string;
      created: boolean;
    }) {
      log.debug(at, 'schedule requested');
    },
    unscheduled(at: { schedule: number; by: string }) {
      log.info(at, 'schedule deleted');
    },
    paused(at: { schedule: string; by: string }) {
      log.info(at, 'schedule paused');
    },
    resumed(at: { schedule: string; by: string }) {
      log.info(at, 'schedule resumed');
    },
    zonesFollowed(at: { version: string; schedules: number }) {
      log.info(at, 'next moments computed anew with newer time zone data');
    },
    historyDeleted(count: number) {
      if (count > 0) log.debug({ count }, 'old runs deleted');
    },
  };
}

function firstLine(error: string | null): string | undefined {
  return error?.split('\n', 1)[0];
}
