import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { nats, PlatformError, within, type ReceivedNatsCredentials } from '@patchbay/proto';
import type { Plugin } from '../define-plugin.ts';
import type { Settings } from '../live-settings.ts';
import { createSchedules, type Schedules } from '../schedules.ts';
import type { SettingsFor } from '../scoped-settings.ts';
import type { CallsClient } from '../telling.ts';
import { createGate } from './gate.ts';
import { createHeartbeats } from './heartbeats.ts';
import { watchLoop } from './loop-watch.ts';
import { createNotes, type Notes } from './notes.ts';
import { openNats } from './open-nats.ts';
import { pull } from './pull.ts';
import { createReporter } from './report.ts';
import { runAttempt, type AttemptDeps } from './run-attempt.ts';
import { createSlots } from './slots.ts';
import { createStarter } from './start.ts';

export type Runner = AsyncDisposable & {
  /** Schedules that the plugin asks for. */
  schedules: Schedules;
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
  settingsFor: SettingsFor<Settings>;
  calls: CallsClient;
  instanceId: () => string;
  /** Those whose tasks it takes; others are left to other processes. */
  queues: readonly string[];
  concurrency: number;
  /** How long a handler may go on after its signal, in ms. */
  patienceMs?: number;
  log: Logger;
};

/** How long a schedule waits for the connection to NATS. */
const connectedMs = 5_000;
/** How long reports may take to leave after the deadline of a drain. */
const lastReportsMs = 2_000;

/**
 * Runs the plugin's tasks when they are triggered, at most `concurrency` at a time per queue. At least
 * once: a run that this process started and could not report is tried again elsewhere.
 */
export function createRunner(deps: RunnerDeps): Runner {
  const { plugin, queues, concurrency, log } = deps;
  const { slug } = plugin.manifest;
  const slots = new Map(queues.map((queue) => [queue, createSlots(concurrency)]));
  const connected = Promise.withResolvers<NatsConnection>();
  const schedules = createSchedules({
    slug,
    connection: () => within(connectedMs, connected.promise, notConnected),
  });
  const loopWatch = watchLoop({ log });
  const gate = createGate();
  const draining = new AbortController();
  const handBack = new AbortController();
  const closing = new AbortController();
  let credentials: ReceivedNatsCredentials | undefined;
  let running: Promise<void> | undefined;
  let notes: Notes | undefined;

  const start = async (first: ReceivedNatsCredentials) => {
    const connection = await openNats({
      credentials: () => credentials ?? first,
      name: `patchbay-plugin-${slug}`,
      signal: draining.signal,
      log,
    });
    closing.signal.addEventListener('abort', () => void connection.close(), { once: true });
    if (closing.signal.aborted) return connection.close();
    connected.resolve(connection);
    notes = createNotes({ connection, subject: nats.subjects.notes(slug), log });
    const context = {
      schedules,
      notes,
      loopWatch,
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
          consumers: lanesOf(plugin, queue).map((lane) => nats.triggerConsumer(slug, lane)),
          slots: queueSlots,
          gate,
          onMessage: (message, leave) => runAttempt(message, attempt, leave),
          signal: draining.signal,
          log,
        }),
      ),
    );
  };

  return {
    schedules,
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
      if (notes)
        await Promise.race([notes.flush(), sleep(lastReportsMs, undefined, { ref: false })]);
    },
    async [Symbol.asyncDispose]() {
      draining.abort();
      handBack.abort();
      closing.abort();
      loopWatch[Symbol.dispose]();
      await running;
    },
  };
}

/** The lanes of a queue, the highest priority first. */
function lanesOf({ manifest: { tasks } }: Plugin, queue: string): string[] {
  const priorities = tasks.filter((task) => task.queue === queue).map(({ priority }) => priority);
  return [...new Set(priorities)]
    .toSorted((a, b) => b - a)
    .map((priority) => nats.lane(queue, priority));
}

function notConnected(): PlatformError {
  return new PlatformError('unavailable', 'this process has no connection to NATS yet');
}

type Context = Pick<AttemptDeps, 'schedules' | 'notes' | 'loopWatch' | 'draining' | 'handBack'> & {
  closing: AbortSignal;
};

function attemptDeps(
  { plugin, settings, settingsFor, calls, instanceId, patienceMs = 10_000, log }: RunnerDeps,
  connection: NatsConnection,
  context: Context,
): AttemptDeps {
  const { slug } = plugin.manifest;
  return {
    plugin,
    settings,
    settingsFor,
    calls,
    log,
    patienceMs,
    ...context,
    heartbeats: createHeartbeats({
      connection,
      subject: nats.subjects.heartbeat(slug),
      orders: nats.subjects.cancel(slug),
      instanceId,
      log,
    }),
    start: createStarter({ connection, subject: nats.subjects.start(slug), instanceId, log }),
    report: createReporter({
      jetstream: jetstream(connection),
      subject: nats.subjects.report(slug),
      instanceId,
      signal: context.closing,
      log,
    }),
  };
}
