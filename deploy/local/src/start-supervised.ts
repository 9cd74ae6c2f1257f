import { CannotStart } from './cannot-start.ts';
import type { Command } from './command.ts';
import { supervise, type Supervised, type SuperviseOptions } from './supervise.ts';

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
  const { name, untilReady, readyMs = 60_000, signal, onCrash } = options;
  await using stack = new AsyncDisposableStack();
  const failed = new AbortController();
  const supervised = stack.use(
    supervise(command, {
      ...options,
      onCrash(crash) {
        onCrash?.(crash);
        if (crash.failures < CRASHES_BEFORE_GIVING_UP) return;
        const lines = [...supervised.lastLines];
        failed.abort(
          new CannotStart(`${name} ended ${crash.failures} times while starting (${crash.exit})`, {
            lines,
          }),
        );
      },
    }),
  );
  const timer = setTimeout(() => {
    const lines = [...supervised.lastLines];
    failed.abort(new CannotStart(`${name} was not ready after ${readyMs / 1000} s`, { lines }));
  }, readyMs);
  stack.defer(() => clearTimeout(timer));

  const giveUp = signal ? AbortSignal.any([failed.signal, signal]) : failed.signal;
  await Promise.race([untilReady(giveUp), rejection(giveUp)]);
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
