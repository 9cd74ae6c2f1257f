import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@patchbay/test/support/until.ts';
import { percentile } from '../../result.ts';
import { preciseNow } from './executions.ts';
import type { System, Timer } from './system.ts';

export type Rate = { perSecond: number; seconds: number };

/** Lateness of the first start of each handler. */
export type Lateness = { p50Ms: number; p99Ms: number; maxMs: number; lost: number; twice: number };

const apartMs = 2_000;
const storedPerSecond = 4_000;

/**
 * `perSecond` timers a second, evenly spread, one rate after the other, all stored beforehand. With
 * `kill`, one process that decides when timers fire is killed in the middle of the last rate. A timer
 * that has not fired `patienceMs` after the last was due is lost, and counts as late by that long.
 */
export async function measureTimers(
  system: System,
  rates: readonly Rate[],
  { kill = false, patienceMs = 20_000 }: { kill?: boolean; patienceMs?: number } = {},
): Promise<Lateness[]> {
  const count = rates.reduce((sum, { perSecond, seconds }) => sum + perSecond * seconds, 0);
  let beginMs = Math.ceil(preciseNow() + 3_000 + (1000 * count) / storedPerSecond);
  const firstMs = beginMs;
  let id = 0;
  const phases = rates.map(({ perSecond, seconds }) => {
    const timers = Array.from({ length: perSecond * seconds }, (_, index): Timer => {
      id += 1;
      return { id, dueMs: beginMs + (index * 1000) / perSecond };
    });
    const [middleMs, endMs] = [beginMs + seconds * 500, beginMs + seconds * 1000];
    beginMs = endMs + apartMs;
    return { timers, middleMs, endMs };
  });

  await system.addTimers(phases.flatMap(({ timers }) => timers));
  if (preciseNow() > firstMs - 500) throw new Error('the timers were not stored in time');
  const last = phases.at(-1);
  if (!last) return [];
  if (kill) {
    await sleep(last.middleMs - preciseNow());
    await system.killOne();
  }
  await sleep(Math.max(0, last.endMs - preciseNow()));
  const fired = async () => new Set((await system.executions()).map((it) => it.id)).size;
  await until(async () => (await fired()) >= count, {
    withinMs: patienceMs,
    everyMs: 500,
  }).catch(() => undefined);
  if (kill) await sleep(2_000);

  const nowMs = preciseNow();
  const startedMs = new Map<number, number[]>();
  for (const execution of await system.executions()) {
    const all = startedMs.get(execution.id);
    if (all) all.push(execution.startedMs);
    else startedMs.set(execution.id, [execution.startedMs]);
  }
  return phases.map(({ timers }) => {
    const late = timers.map((timer) => (startedMs.get(timer.id)?.[0] ?? nowMs) - timer.dueMs);
    const starts = timers.map((timer) => startedMs.get(timer.id)?.length ?? 0);
    return {
      p50Ms: percentile(late, 0.5),
      p99Ms: percentile(late, 0.99),
      maxMs: percentile(late, 1),
      lost: starts.filter((times) => times === 0).length,
      twice: starts.filter((times) => times > 1).length,
    };
  });
}
