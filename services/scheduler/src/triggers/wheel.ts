import type { Database, Logger } from '@patchbay/chassis';
import type { DueRun } from './claim-store.ts';
import { giveBackRuns } from './pending-store.ts';
import type { Clock } from './clock.ts';
import { departuresOf } from './departures.ts';
import type { Publisher } from './publisher.ts';

export type Wheel = AsyncDisposable & {
  /** Publishes each run at its due moment; resolves when those that are overdue are out. */
  hold(runs: readonly DueRun[]): Promise<void>;
};

/**
 * Holds claimed runs in memory until they are due: none is published early, and none more than
 * 20 ms late while this process has the CPU. Losing it loses nothing, since the runs are in
 * Postgres. Disposing gives it back.
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
      const nowUs = clock.nowMs() * 1000;
      const overdue = runs.filter(({ dueUs }) => dueUs <= nowUs);
      const ahead = runs.filter(({ dueUs }) => dueUs > nowUs);
      for (const [slot, together] of departuresOf(ahead)) {
        const held = slots.get(slot);
        if (held) held.runs.push(...together);
        else slots.set(slot, { runs: together, timer: arm(slot) });
      }
      await publisher.publish(overdue);
    },
    async [Symbol.asyncDispose]() {
      const held = [...slots.values()];
      slots.clear();
      for (const { timer } of held) clearTimeout(timer);
      const runs = held.flatMap((slot) => slot.runs);
      if (runs.length === 0) return;
      await giveBackRuns(db, runs).catch((error: unknown) => {
        log.warn({ err: error, count: runs.length }, 'claimed runs not given back');
      });
    },
  };
}
