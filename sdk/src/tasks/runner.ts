import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { nats, type ReceivedNatsCredentials } from '@patchbay/proto';
import type { Plugin } from '../define-plugin.ts';
import type { Settings } from '../live-settings.ts';
import { createGate } from './gate.ts';
import { createHeartbeats } from './heartbeats.ts';
import { openNats } from './open-nats.ts';
import { pull } from './pull.ts';
import { createReporter } from './report.ts';
import { runAttempt } from './run-attempt.ts';
import { createSlots } from './slots.ts';
import { createStarter } from './start.ts';

export type Runner = AsyncDisposable & {
  /** Begins to take triggers; credentials that come later replace the former ones. */
  use(credentials: ReceivedNatsCredentials): void;
  /** Whether this process is to take triggers; not before it is told so. Runs under way go on. */
  setServing(serving: boolean): void;
  /** Starts nothing new and lets what runs finish; what is not done when `deadline` aborts is handed back. */
  drain(deadline: AbortSignal): Promise<void>;
};

export type RunnerDeps = {
  plugin: Plugin;
  settings: () => Settings;
  instanceId: () => string;
  concurrency: number;
  log: Logger;
};

/** How long reports may take to leave after the deadline of a drain. */
const lastReportsMs = 2_000;

/**
 * Runs the plugin's tasks when they are triggered, at most `concurrency` at a time per queue. At least
 * once: a run that this process started and could not report is tried again elsewhere.
 */
export function createRunner(deps: RunnerDeps): Runner {
  const { plugin, concurrency, log } = deps;
  const { slug, tasks } = plugin.manifest;
  const queues = [...new Set(tasks.map(({ queue }) => queue))];
  const slots = new Map(queues.map((queue) => [queue, createSlots(concurrency)]));
  const gate = createGate();
  const draining = new AbortController();
  const handBack = new AbortController();
  const closing = new AbortController();
  let credentials: ReceivedNatsCredentials | undefined;
  let running: Promise<void> | undefined;

  const start = async (first: ReceivedNatsCredentials) => {
    const connection = await openNats({
      credentials: () => credentials ?? first,
      name: `patchbay-plugin-${slug}`,
      signal: draining.signal,
      log,
    });
    closing.signal.addEventListener('abort', () => void connection.close(), { once: true });
    if (closing.signal.aborted) return connection.close();
    const context = {
      draining: draining.signal,
      handBack: handBack.signal,
      closing: closing.signal,
    };
    const attempt = attemptDeps(deps, connection, context);
    const client = jetstream(connection);
    await Promise.all(
      [...slots].map(([queue, queueSlots]) =>
        pull({
          jetstream: client,
          stream: nats.triggersStream,
          consumer: nats.triggerConsumer(slug, queue),
          slots: queueSlots,
          gate,
          onMessage: (message) => runAttempt(message, attempt),
          signal: draining.signal,
          log,
        }),
      ),
    );
  };

  return {
    use(next) {
      credentials = next;
      if (queues.length === 0 || draining.signal.aborted) return;
      running ??= start(next).catch((error: unknown) => {
        if (!draining.signal.aborted) log.error({ err: error }, 'cannot take triggers');
      });
    },
    setServing: gate.set,
    async drain(deadline) {
      draining.abort();
      const idle = (signal: AbortSignal) =>
        Promise.all([...slots.values()].map((each) => each.untilIdle(signal))).catch(() => {});
      await idle(deadline);
      handBack.abort();
      await idle(AbortSignal.timeout(lastReportsMs));
    },
    async [Symbol.asyncDispose]() {
      draining.abort();
      handBack.abort();
      closing.abort();
      await running;
    },
  };
}

function attemptDeps(
  { plugin, settings, instanceId, log }: RunnerDeps,
  connection: NatsConnection,
  signals: { draining: AbortSignal; handBack: AbortSignal; closing: AbortSignal },
) {
  const { slug } = plugin.manifest;
  return {
    plugin,
    settings,
    log,
    ...signals,
    heartbeats: createHeartbeats({
      connection,
      subject: nats.subjects.heartbeat(slug),
      instanceId,
      log,
    }),
    start: createStarter({ connection, subject: nats.subjects.start(slug), instanceId, log }),
    report: createReporter({
      jetstream: jetstream(connection),
      subject: nats.subjects.report(slug),
      instanceId,
      signal: signals.closing,
      log,
    }),
  };
}
