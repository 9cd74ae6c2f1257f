import type { Logger } from 'pino';
import { PlatformError, type nats } from '@patchbay/proto';
import type { TaskHandler } from '../define-plugin.ts';
import type { Settings } from '../live-settings.ts';
import { tapLog } from '../log.ts';
import type { Schedules } from '../schedules.ts';
import type { SettingsFor } from '../scoped-settings.ts';
import { createTelling, type CallsClient } from '../telling.ts';
import { execute, type Outcome } from './execute.ts';
import type { Heartbeats } from './heartbeats.ts';
import type { LoopWatch } from './loop-watch.ts';
import type { AttemptNotes, Notes } from './notes.ts';

export type TaskDeps = {
  settings: () => Settings;
  settingsFor: SettingsFor<Settings>;
  calls: CallsClient;
  schedules: Schedules;
  heartbeats: Heartbeats;
  notes: Notes;
  loopWatch: LoopWatch;
  report: (report: nats.RunReport) => Promise<void>;
  /** Aborts when nothing new is to be started. */
  draining: AbortSignal;
  /** Aborts when what is running has had its time. */
  handBack: AbortSignal;
  /** How long a handler may go on after its signal, in ms. */
  patienceMs: number;
  log: Logger;
};

/**
 * Runs one attempt that has started, and reports how it ended. Its signal aborts when the result no
 * longer counts or is no longer wanted; a handler that goes on all the same keeps its slot for
 * `patienceMs` and no longer.
 */
export async function runTask(
  trigger: nats.Trigger,
  handler: TaskHandler,
  { fence, leaseSeconds }: { fence: number; leaseSeconds: number },
  deps: TaskDeps,
  onHandled: () => void,
): Promise<void> {
  const { settings, schedules, heartbeats, report, draining, handBack } = deps;
  const { task, runId, attempt, scheduledFor, idempotencyKey, params, space } = trigger;
  const { maxRunSeconds } = trigger;
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
    onCancelled: () => end('cancelled', 'somebody cancelled the run'),
  });
  const overdue = () => {
    lease[Symbol.dispose]();
    end('timeout', `the run took longer than its ${maxRunSeconds} seconds`);
  };
  using limit = timer(overdue, maxRunSeconds * 1000);
  using notes = deps.notes.of(key);
  using watched = deps.loopWatch.running(task);
  const about = { task, runId, attempt };
  let handlerLog: Logger | undefined;

  const context = {
    signal: controller.signal,
    // Made at its first use: it costs more than all else of a run that logs nothing.
    get log() {
      return (handlerLog ??= tapLog(deps.log, about, (level, text) => notes.line(level, text)));
    },
    settings: settings(),
    settingsFor: deps.settingsFor,
    space,
    ...key,
    scheduledFor: new Date(scheduledFor),
    idempotencyKey,
    schedules,
    progress: progressOf(notes),
    ...createTelling(deps.calls, { space: space?.id }),
  };
  using deadline = aborted(handBack);
  using deafness = untilDeaf(controller.signal, deps.patienceMs);
  const outcome = draining.aborted
    ? handedBack
    : await Promise.race([
        execute(() => handler(params, context)),
        deadline.promise.then(() => handedBack),
        deafness.promise.then(() => deaf),
      ]);
  limit[Symbol.dispose]();
  watched[Symbol.dispose]();
  onHandled();
  if (outcome === handedBack) end('cancelled', 'the process ends; the run is given to another');

  const reason = controller.signal.reason as PlatformError | undefined;
  if (outcome === deaf) {
    deps.log.error(
      { ...about, reason: reason?.message },
      'the handler ignores its signal; its slot is free again',
    );
  }
  const final = settle(outcome, reason);
  if (!final) return deps.log.info(about, 'the run was lost to another attempt');
  if (final.kind === 'failed')
    deps.log.warn({ ...about, error: final.error, retryable: final.retryable }, 'failed');
  await report({ ...key, outcome: final });
}

const handedBack: Outcome = { kind: 'handed-back' };

const deaf: Outcome = {
  kind: 'failed',
  error:
    'the handler ignored its signal, and may still be at work; pass context.signal on to what waits',
  retryable: true,
};

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

function progressOf(notes: AttemptNotes) {
  return (fraction: number | undefined, text = ''): void => {
    const known = fraction !== undefined && Number.isFinite(fraction);
    notes.progress(known ? Math.min(1, Math.max(0, fraction)) : null, text);
  };
}

/** Resolves when so much time has passed since `signal` aborted; never when it does not. */
function untilDeaf(signal: AbortSignal, ms: number): Disposable & { promise: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const ended = aborted(signal);
  let patience: Disposable | undefined;
  void ended.promise.then(() => (patience = timer(resolve, ms)));
  return {
    promise,
    [Symbol.dispose]() {
      ended[Symbol.dispose]();
      patience?.[Symbol.dispose]();
    },
  };
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
