import type { Database, Logger } from '@patchbay/chassis';
import { releaseRuns, type DueRun } from './claim-store.ts';
import type { Clock } from './clock.ts';
import type { Publisher } from './publisher.ts';

export type Wheel = AsyncDisposable & {
  /** Publishes each run at its due moment; resolves when those that are overdue are out. */
  hold(runs: readonly DueRun[]): Promise<void>;
};

/** The same moments on every replica, so that what is due together is pulled and started together. */
const slotMs = 20;

/**
 * Holds claimed runs in memory until they are due: none is published early, and none more than a
 * slot of 20 ms late while this process has the CPU. Losing it loses nothing, since the runs are in
 * Postgres. Disposing publishes what is due and gives the rest back.
 */
export function createWheel({
  db,
  clock,
  publisher,
  log,
}: {
  db: Database;
  clock: Clock;
  publisher: Publisher;
  log: Logger;
}): Wheel {
  const slots = new Map<number, { runs: DueRun[]; timer: NodeJS.Timeout }>();

  const arm = (slot: number): NodeJS.Timeout =>
    setTimeout(turn, Math.max(1, Math.ceil(slot - clock.nowMs())), slot);

  const turn = (slot: number): void => {
    const due = slots.get(slot);
    if (!due) return;
    if (clock.nowMs() < slot) {
      due.timer = arm(slot);
      return;
    }
    slots.delete(slot);
    void publisher.publish(due.runs);
  };

  return {
    async hold(runs) {
      const nowMs = clock.nowMs();
      const overdue: DueRun[] = [];
      for (const run of runs) {
        const slot = Math.ceil(run.dueUs / 1000 / slotMs) * slotMs;
        const held = slots.get(slot);
        if (run.dueUs / 1000 <= nowMs) overdue.push(run);
        else if (held) held.runs.push(run);
        else slots.set(slot, { runs: [run], timer: arm(slot) });
      }
      await publisher.publish(overdue);
    },
    async [Symbol.asyncDispose]() {
      const held = [...slots.values()];
      slots.clear();
      for (const { timer } of held) clearTimeout(timer);
      const runs = held.flatMap((slot) => slot.runs);
      if (runs.length === 0) return;
      await releaseRuns(db, runs).catch((error: unknown) => {
        log.warn({ err: error, count: runs.length }, 'claimed runs not given back');
      });
    },
  };
}
