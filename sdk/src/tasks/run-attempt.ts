import type { JsMsg } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import { nats, PlatformError } from '@patchbay/proto';
import type { Plugin, TaskHandler } from '../define-plugin.ts';
import type { Settings } from '../live-settings.ts';
import { execute, type Outcome } from './execute.ts';
import type { Heartbeats } from './heartbeats.ts';
import type { Attempt, StartAnswer } from './start.ts';

export type AttemptDeps = {
  plugin: Plugin;
  settings: () => Settings;
  /** Asks the scheduler whether the attempt is still wanted. */
  start: (attempt: Attempt) => Promise<StartAnswer>;
  heartbeats: Heartbeats;
  report: (report: nats.RunReport) => Promise<void>;
  /** Aborts when nothing new is to be started. */
  draining: AbortSignal;
  /** Aborts when what is running has had its time. */
  handBack: AbortSignal;
  log: Logger;
};

const retryMs = 2_000;

/**
 * Takes one trigger to its end: start (the scheduler gives a fence), acknowledge, run, report. A
 * trigger that is not wanted any more is dropped; one that cannot be started now is given back.
 */
export async function runAttempt(message: JsMsg, deps: AttemptDeps): Promise<void> {
  const { plugin, draining } = deps;
  const trigger = read(message);
  if (!trigger) {
    deps.log.error({ subject: message.subject }, 'dropped a message that is not a trigger');
    return message.term('not a trigger');
  }
  const { runId, attempt, task } = trigger;
  const log = deps.log.child({ task, runId, attempt });
  const handler = plugin.tasks[task];
  if (draining.aborted) return message.nak();
  if (!handler) {
    log.warn('this version has no such task; leaving it to another instance');
    return message.nak(retryMs);
  }
  const reply = await deps.start({ runId, attempt });
  if ('retryLater' in reply) return message.nak(draining.aborted ? 0 : retryMs);
  message.ack();
  if ('refused' in reply) return log.debug({ reason: reply.refused }, 'not to be run');
  await run(trigger, handler, reply, { ...deps, log });
}

async function run(
  trigger: nats.Trigger,
  handler: TaskHandler,
  { fence, leaseSeconds }: { fence: number; leaseSeconds: number },
  { settings, heartbeats, report, draining, handBack, log }: AttemptDeps,
): Promise<void> {
  const { runId, attempt, scheduledFor, idempotencyKey, params, maxRunSeconds } = trigger;
  const controller = new AbortController();
  const key = { runId, attempt, fence };
  const end = (code: 'conflict' | 'unavailable' | 'timeout' | 'cancelled', why: string) =>
    controller.abort(new PlatformError(code, why));

  using lease = heartbeats.keep({
    ...key,
    leaseMs: leaseSeconds * 1000,
    onLost: () => end('conflict', 'the run is no longer wanted, or another attempt has taken over'),
    onLapsed: () =>
      end('unavailable', 'this process is cut off from NATS, so another attempt may start'),
  });
  const overdue = () => {
    lease[Symbol.dispose]();
    end('timeout', `the run took longer than its ${maxRunSeconds} seconds`);
  };
  using limit = timer(overdue, maxRunSeconds * 1000);

  const context = {
    signal: controller.signal,
    log,
    settings: settings(),
    ...key,
    scheduledFor: new Date(scheduledFor),
    idempotencyKey,
  };
  const deadline = aborted(handBack);
  const outcome = draining.aborted
    ? handedBack
    : await Promise.race([
        execute(() => handler(params, context)),
        deadline.promise.then(() => handedBack),
      ]);
  deadline[Symbol.dispose]();
  limit[Symbol.dispose]();
  if (outcome === handedBack) end('cancelled', 'the process ends; the run is given to another');

  const final = settle(outcome, controller.signal.reason as PlatformError | undefined);
  if (!final) return log.info('the run was lost to another attempt');
  if (final.kind === 'failed')
    log.warn({ error: final.error, retryable: final.retryable }, 'failed');
  await report({ ...key, outcome: final });
}

const handedBack: Outcome = { kind: 'handed-back' };

/** What to report, given why the attempt was aborted; nothing when its result no longer counts. */
function settle(outcome: Outcome, reason: PlatformError | undefined): Outcome | undefined {
  if (reason?.code === 'conflict') return undefined;
  if (outcome.kind !== 'failed') return outcome;
  if (reason?.code === 'unavailable') return handedBack;
  if (reason?.code === 'timeout') {
    return { ...outcome, error: `${reason.message}\n${outcome.error}`, retryable: true };
  }
  return outcome;
}

function read(message: JsMsg): nats.Trigger | undefined {
  try {
    return nats.trigger.parse(message.json());
  } catch {
    return undefined;
  }
}

function timer(onTime: () => void, ms: number): Disposable {
  const longestMs = 2 ** 31 - 1;
  const timeout = setTimeout(onTime, Math.min(ms, longestMs));
  return { [Symbol.dispose]: () => clearTimeout(timeout) };
}

function aborted(signal: AbortSignal): Disposable & { promise: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const listener = () => resolve();
  signal.addEventListener('abort', listener, { once: true });
  if (signal.aborted) resolve();
  return { promise, [Symbol.dispose]: () => signal.removeEventListener('abort', listener) };
}
