import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Logger, Nats } from '@patchbay/chassis';
import { createBackoff, nats as wire, violationsOf } from '@patchbay/proto';
import type { JsMsg } from '@nats-io/jetstream';
import type { Events } from '../events.ts';
import { plainText } from './plain-text.ts';
import { parseJson } from '../triggers/responder.ts';
import { parseRunId, runId } from '../triggers/run-key.ts';
import { storeFailures, storeSuccesses, type Failure, type Success } from './report-store.ts';
import type { ChangedRun } from './run-store.ts';
import type { Steadiness } from '../triggers/steadiness.ts';
import { reportsConsumer } from '../triggers/streams.ts';

const gatherMs = 50;
/** A pull that is lost, as while the server makes the consumer, is repeated after this. */
const pullMs = 5_000;
const longestError = 16_384;
/** Messages, each with the reports that left an instance together. */
const batchAtMost = 200;
/** While Postgres is away JetStream sends what waits here again and again. */
const waitingAtMost = 20_000;

type Deps = {
  db: Database;
  nats: Nats;
  events: Events;
  steadiness: Steadiness;
  log: Logger;
  lookaheadSeconds: number;
  /** Told that the stream of reports, or its consumer, is not there. */
  onMissing: () => void;
};

/**
 * Takes the reports of finished runs from JetStream, shared with the other replicas, and applies
 * them in batches: what arrives within 50 ms, or while one batch is written, is the next.
 * A report is acknowledged after the commit, so none is lost; one that arrives twice is stale the
 * second time.
 */
export function ingestReports(deps: Deps): AsyncDisposable {
  const { nats, log, onMissing } = deps;
  const stop = new AbortController();

  const ingesting = (async () => {
    const backoff = createBackoff({ maxMs: 1_000 });
    while (!stop.signal.aborted) {
      try {
        const consumer = await nats.jetstream.consumers.get(wire.reportsStream, reportsConsumer);
        await drainConsumer(deps, consumer, stop.signal);
        backoff.reset();
      } catch (error) {
        log.debug({ err: error }, 'cannot take reports, trying again');
      }
      if (!stop.signal.aborted) onMissing();
      await backoff.wait(stop.signal);
    }
  })();

  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ingesting;
    },
  };
}

type Consumer = Awaited<ReturnType<Nats['jetstream']['consumers']['get']>>;

/** Ends when told to, and when the consumer or its stream is gone. */
async function drainConsumer(deps: Deps, consumer: Consumer, signal: AbortSignal): Promise<void> {
  const waiting: JsMsg[] = [];
  const ended = new AbortController();
  let wake = () => {};

  const messages = await consumer.consume({
    max_messages: 2 * batchAtMost,
    expires: pullMs,
    abort_on_missing_resource: true,
    callback(message) {
      if (waiting.length >= waitingAtMost) return;
      waiting.push(message);
      wake();
    },
  });
  const end = () => {
    ended.abort();
    wake();
  };
  void messages.closed().then(end, end);
  const close = () => void messages.close();
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();

  try {
    while (!ended.signal.aborted || waiting.length > 0) {
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if (waiting.length < batchAtMost) await sleep(gatherMs);
      const batch = waiting.splice(0, batchAtMost);
      await store(deps, batch, signal);
      for (const message of batch) message.ack();
    }
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

/** Successes, and what else there is, each in a statement of its own. */
async function store(deps: Deps, batch: readonly JsMsg[], signal: AbortSignal): Promise<void> {
  const { db, lookaheadSeconds } = deps;
  const received = batch.flatMap((message) => readReports(deps, message));
  const reports = new Map(received.map((report) => [reportKey(report), report]));
  const successes: (Success & Received)[] = [];
  const failures: (Failure & Received)[] = [];
  for (const report of reports.values()) {
    if (report.outcome === 'succeeded') successes.push(report);
    else failures.push(report);
  }
  await Promise.all([
    untilApplied(deps, successes, () => storeSuccesses(db, successes), signal),
    untilApplied(deps, failures, () => storeFailures(db, failures, { lookaheadSeconds }), signal),
  ]);
}

/** Of reports with one key the last counts. No plugin's takes the place of another's. */
function reportKey(report: (Success | Failure) & Received): string {
  return `${report.plugin} ${runId(report)} ${report.fence}`;
}

/** Tries until Postgres takes it; gives up only when told to stop, and JetStream sends it again. */
async function untilApplied(
  deps: Deps,
  reports: readonly ((Success | Failure) & Received)[],
  apply: () => Promise<ChangedRun[]>,
  signal: AbortSignal,
): Promise<void> {
  if (reports.length === 0) return;
  const backoff = createBackoff({ maxMs: 1_000 });
  for (;;) {
    try {
      return tellApplied(deps, reports, await apply());
    } catch (error) {
      deps.steadiness.disturbed();
      if (signal.aborted) throw error;
      deps.log.warn({ err: error, count: reports.length }, 'reports not stored, trying again');
      await backoff.wait(signal);
    }
  }
}

function tellApplied(
  { events }: Deps,
  reports: readonly ((Success | Failure) & Received)[],
  applied: readonly ChangedRun[],
): void {
  const changed = new Map(applied.map((run) => [runId(run), run]));
  for (const report of reports) {
    const { plugin, attempt, outcome } = report;
    const run = changed.get(runId(report));
    if (run?.plugin === plugin) events.reported(run, outcome);
    else events.staleReport({ plugin, run: runId(report), attempt });
  }
}

type Received = { attempt: number };

function readReports({ events }: Deps, message: JsMsg): ((Success | Failure) & Received)[] {
  const { subject } = message;
  const parsed = wire.runReports.safeParse(parseJson(message.string()));
  if (!parsed.success) {
    const problem = violationsOf(parsed.error).map((it) => `${it.field}: ${it.message}`);
    events.malformed({ subject, problem: problem.join('; ') });
    return [];
  }
  const plugin = wire.pluginOf(subject);
  return parsed.data.reports.flatMap(({ runId: id, attempt, fence, outcome }) => {
    const key = parseRunId(id);
    if (!key) {
      events.malformed({ subject, problem: `runId: there is no run "${id}"` });
      return [];
    }
    return [{ ...key, attempt, fence, plugin, ...outcomeOf(outcome) }];
  });
}

function jsonText(result: unknown): string | null {
  return result === undefined ? null : JSON.stringify(result);
}

function outcomeOf(outcome: wire.RunReport['outcome']) {
  switch (outcome.kind) {
    case 'succeeded':
      return { outcome: outcome.kind, result: jsonText(outcome.result) };
    case 'handed-back':
      return { outcome: outcome.kind, error: null };
    case 'failed':
      return {
        outcome: outcome.retryable ? ('failed' as const) : ('failed-for-good' as const),
        error: plainText(outcome.error, { maxLength: longestError }),
      };
    default:
      return outcome satisfies never;
  }
}
