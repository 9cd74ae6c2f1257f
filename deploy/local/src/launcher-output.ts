import { createPrefixLog, type LineLog, type LogStream } from './prefix-log.ts';
import type { SuperviseOptions } from './supervise.ts';

type Listeners = Required<Pick<SuperviseOptions, 'onLine' | 'onCrash'>>;

export type LauncherOutput = {
  /** A line of the launcher itself. */
  say: LineLog;
  /** Text that stands by itself, without the launcher's name. */
  plain: LineLog;
  /** For what is of interest only to someone who asks for more. */
  detail: LineLog;
  /** Shows the lines of a process, and its crashes. */
  shown(name: string): Listeners;
  /** Shows the crashes of a process; its lines only to someone who asks for more. */
  quiet(name: string): Listeners;
};

/** Everything the launcher shows: its own progress, the lines of its processes, and their crashes. */
export function createLauncherOutput(stream: LogStream, { verbose = false } = {}): LauncherOutput {
  const log = createPrefixLog(stream);
  const say = log('patchbay');
  const shown = (name: string): Listeners => ({
    onLine: log(name),
    onCrash({ exit, failures, restartInMs }) {
      const times = failures > 1 ? ` ${failures} times in a row` : '';
      say(`${name} ended${times} (${exit}) and is started again in ${restartInMs / 1000} s`);
    },
  });
  const nothing = (): void => undefined;
  return {
    say,
    plain: log.plain,
    detail: verbose ? say : nothing,
    shown,
    quiet: (name) => (verbose ? shown(name) : { ...shown(name), onLine: nothing }),
  };
}

/** Says how long something took: `1.2 s`. */
export function startStopwatch(): () => string {
  const startedAt = performance.now();
  return () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
