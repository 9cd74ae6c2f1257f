import type { Database, Logger } from '@patchbay/chassis';
import { giveBackRuns } from './pending-store.ts';
import type { Clock } from './clock.ts';
import { markDispatched, type Published } from './dispatch-store.ts';
import type { Events } from '../events.ts';

export type Marker = AsyncDisposable & {
  /** A trigger was stored; other replicas take its run at `takenUs` unless it is marked by then. */
  add(published: Published, takenUs: number): void;
  /** Gives runs that are not yet marked to whoever publishes them first: their triggers may be gone. */
  giveBack(): Promise<void>;
};

/** So long before another replica would take them; nearly all have started by then, and need no mark. */
const markBeforeMs = 600;
const slotMs = 200;
const markAtMost = 1_000;

/** Marks runs as dispatched, those together that have their time within 200 ms. */
export function createMarker({
  db,
  clock,
  events,
  log,
}: {
  db: Database;
  clock: Clock;
  events: Events;
  log: Logger;
}): Marker {
  const slots = new Map<number, { published: Published[]; timer: NodeJS.Timeout }>();
  const marking = new Set<Promise<void>>();

  const mark = async (published: readonly Published[]): Promise<void> => {
    for (let first = 0; first < published.length; first += markAtMost) {
      const batch = published.slice(first, first + markAtMost);
      try {
        for (const run of await markDispatched(db, batch)) events.dispatched(run);
      } catch (error) {
        // They stay pending: their triggers are published again, dropped by JetStream, and marked then.
        log.debug({ err: error, count: batch.length }, 'runs not marked as dispatched');
      }
    }
  };

  const turn = (slot: number): void => {
    const due = slots.get(slot)?.published ?? [];
    slots.delete(slot);
    const work = mark(due).finally(() => marking.delete(work));
    marking.add(work);
  };

  const takeAll = (): Published[] => {
    const held = [...slots.values()];
    slots.clear();
    for (const { timer } of held) clearTimeout(timer);
    return held.flatMap(({ published }) => published);
  };

  return {
    add(published, takenUs) {
      const slot = Math.ceil((takenUs / 1000 - markBeforeMs) / slotMs) * slotMs;
      const held = slots.get(slot);
      if (held) return void held.published.push(published);
      const timer = setTimeout(turn, Math.max(1, slot - clock.nowMs()), slot);
      slots.set(slot, { published: [published], timer });
    },
    async giveBack() {
      const runs = takeAll();
      await giveBackRuns(db, runs).catch((error: unknown) => {
        log.debug({ err: error, count: runs.length }, 'published runs not given back');
      });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...marking, mark(takeAll())]);
    },
  };
}
