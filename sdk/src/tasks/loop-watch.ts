import type { Logger } from 'pino';

export type LoopWatch = Disposable & {
  /** A task runs until disposed. */
  running(task: string): Disposable;
};

const tickMs = 100;
/** Nothing else in this process could answer for so long: heartbeats, requests, other runs. */
const blockedMs = 500;

/**
 * Watches whether tasks keep the process from doing anything else, and says which: one that computes
 * for long without awaiting anything. While no task runs it costs nothing. (A histogram of
 * `perf_hooks` forgets the time before its first sample, which is when a task that blocks begins.)
 */
export function watchLoop({ log }: { log: Logger }): LoopWatch {
  const underWay = new Map<string, number>();
  const suspects = new Set<string>();
  let tickedAt = 0;
  let ticking: NodeJS.Timeout | undefined;

  const tick = () => {
    const now = performance.now();
    const lateMs = Math.round(now - tickedAt - tickMs);
    tickedAt = now;
    if (lateMs >= blockedMs) {
      log.warn(
        { tasks: [...suspects], blockedMs: lateMs },
        'a task kept this process from doing anything else; let it await something now and then, or use a worker thread',
      );
    }
    suspects.clear();
    for (const task of underWay.keys()) suspects.add(task);
    if (underWay.size === 0) rest();
  };
  const rest = () => {
    clearInterval(ticking);
    ticking = undefined;
  };

  return {
    running(task) {
      underWay.set(task, (underWay.get(task) ?? 0) + 1);
      suspects.add(task);
      if (!ticking) {
        tickedAt = performance.now();
        ticking = setInterval(tick, tickMs).unref();
      }
      let isOver = false;
      return {
        [Symbol.dispose]() {
          if (isOver) return;
          isOver = true;
          const others = (underWay.get(task) ?? 1) - 1;
          if (others > 0) underWay.set(task, others);
          else underWay.delete(task);
        },
      };
    },
    [Symbol.dispose]: rest,
  };
}
