import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@patchbay/test/support/until.ts';
import { preciseNow } from './executions.ts';
import type { System, Timer } from './system.ts';

const patienceMs = 120_000;
const firstId = 1_000_000;

/**
 * `count` handlers that do nothing, all due at the same moment: how many start per second from then
 * until the last has. Those that have not after two minutes are not waited for.
 */
export async function measureBurndown(
  system: System,
  { count }: { count: number },
): Promise<number> {
  const dueMs = Math.ceil(preciseNow() + 3_000 + count / 8);
  const timers = Array.from({ length: count }, (_, index): Timer => ({
    id: firstId + index,
    dueMs,
  }));
  const beginMs = await begin(system, timers, dueMs);
  const started = async () => (await system.executions()).filter(({ id }) => id >= firstId);
  await until(async () => (await started()).length >= count, {
    withinMs: patienceMs,
    everyMs: 1_000,
  }).catch(() => undefined);
  const executions = await started();
  const lastMs = Math.max(...executions.slice(-1_000).map(({ startedMs }) => startedMs));
  return (new Set(executions.map(({ id }) => id)).size * 1000) / (lastMs - beginMs);
}

async function begin(system: System, timers: readonly Timer[], dueMs: number): Promise<number> {
  if (system.addBacklog) {
    const release = await system.addBacklog(timers);
    const beginMs = preciseNow();
    await release();
    return beginMs;
  }
  await system.addTimers(timers);
  if (preciseNow() > dueMs) throw new Error('the timers were not stored in time');
  await sleep(dueMs - preciseNow());
  return dueMs;
}
