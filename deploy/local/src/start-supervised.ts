import { CannotStart } from './cannot-start.ts';
import type { Command } from './command.ts';
import { supervise, type Crash, type Supervised, type SuperviseOptions } from './supervise.ts';

export type StartSupervisedOptions = SuperviseOptions & {
  /** What the process is called in messages. */
  name: string;
  /** Resolves when the process does its work; told to give up by the signal. */
  untilReady: (signal: AbortSignal) => Promise<unknown>;
  /** How long it may take to get there. */
  readyMs?: number;
  signal?: AbortSignal;
};

const CRASHES_BEFORE_GIVING_UP = 3;

/**
 * Starts a supervised process and waits until it is ready.
 * A process that crashes three times, or is not ready in time, is stopped and reported as `CannotStart`
 * with its last lines; once ready it is restarted for ever.
 */
export async function startSupervised(
  command: Command,
  options: StartSupervisedOptions,
): Promise<Supervised> {
  const { name, untilReady, readyMs = 60_000, signal } = options;
  await using stack = new AsyncDisposableStack();
  const failed = new AbortController();
  const giveUp = signal ? AbortSignal.any([failed.signal, signal]) : failed.signal;
  let ready = false;

  const fail = (what: string): void => {
    const lines = supervised.lastLines.filter((line) => line.trim() !== '');
    failed.abort(new CannotStart(`${name} ${what}; its last lines, above, say why`, { lines }));
  };
  const onCrash = (crash: Crash): void => {
    const hopeless = !ready && crash.failures >= CRASHES_BEFORE_GIVING_UP;
    if (hopeless) fail(`ended ${crash.failures} times while starting (${crash.exit})`);
    else options.onCrash?.(crash);
  };
  const supervised = stack.use(supervise(command, { ...options, onCrash }));
  const timer = setTimeout(() => fail(`was not ready after ${readyMs / 1000} s`), readyMs);
  stack.defer(() => clearTimeout(timer));

  try {
    await Promise.race([untilReady(giveUp), rejection(giveUp)]);
  } catch (error) {
    // Whatever an aborted wait throws, the reason for aborting it says more.
    giveUp.throwIfAborted();
    throw error;
  }
  ready = true;
  clearTimeout(timer);
  stack.move();
  return supervised;
}

async function rejection(signal: AbortSignal): Promise<never> {
  signal.throwIfAborted();
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
