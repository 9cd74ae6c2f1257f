import { type Database, type Logger, startLoop, type SteadyLoop } from '@patchbay/chassis';
import {
  gatedRuns,
  lockGate,
  openRuns,
  pluginsWithGated,
  releaseGated,
  type GatedRun,
  type OpenRun,
} from './gate-store.ts';
import type { Wheel } from './wheel.ts';

const gateEveryMs = 200;
const releaseAtMost = 500;

/**
 * Gives runs that wait for each other their turn, the highest priority first: one of a schedule that
 * must not overlap, and no more of a task or a plugin than its limit. A plugin's runs are let go by
 * one replica at a time.
 */
export function startGate({
  db,
  wheel,
  log,
  lookaheadSeconds,
}: {
  db: Database;
  wheel: Wheel;
  log: Logger;
  lookaheadSeconds: number;
}): SteadyLoop {
  const release = (plugin: string) =>
    db.transaction(async (tx) => {
      const gate = await lockGate(tx, plugin);
      if (!gate) return [];
      const waiting = await gatedRuns(tx, plugin, { lookaheadSeconds, limit: releaseAtMost });
      const schedules = [...new Set(waiting.map(({ scheduleId }) => scheduleId))];
      const open = await openRuns(tx, plugin, { schedules });
      const turn = pickTurn(waiting, open, { pluginLimit: gate.maxConcurrency });
      return turn.length === 0 ? [] : releaseGated(tx, turn);
    });
  return startLoop(
    'gate',
    async () => {
      for (const plugin of await pluginsWithGated(db, { lookaheadSeconds })) {
        await wheel.hold(await release(plugin));
      }
    },
    { ms: gateEveryMs, log },
  );
}

/** Those of `waiting` that may go, taken in their order, beside the `open` ones. */
export function pickTurn(
  waiting: readonly GatedRun[],
  open: readonly OpenRun[],
  { pluginLimit }: { pluginLimit: number | null },
): GatedRun[] {
  const busy = new Set(open.map(({ scheduleId }) => scheduleId));
  const ofTask = new Map<string, number>();
  for (const { task } of open) ofTask.set(task, (ofTask.get(task) ?? 0) + 1);
  let free = (pluginLimit ?? Infinity) - open.length;
  return waiting.filter(({ scheduleId, task, alone, taskLimit }) => {
    const taken = ofTask.get(task) ?? 0;
    if (free <= 0 || taken >= (taskLimit ?? Infinity) || (alone && busy.has(scheduleId)))
      return false;
    free -= 1;
    ofTask.set(task, taken + 1);
    busy.add(scheduleId);
    return true;
  });
}
