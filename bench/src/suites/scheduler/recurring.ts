import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../../result.ts';
import { preciseNow } from './executions.ts';
import type { System } from './system.ts';

export type Recurring = {
  /** Moments of schedules that a handler started for, per second. */
  perSecond: number;
  /** How late it started. */
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  /** By how many starts more or fewer a schedule had than seconds passed, at worst. */
  drift: number;
};

const warmUpMs = 3_000;
const settleMs = 2_000;

/**
 * Schedules that fire once a second, their moments evenly spread: what comes of it in `seconds`.
 * Undefined for a system that cannot.
 */
export async function measureRecurring(
  system: System,
  { count, seconds }: { count: number; seconds: number },
): Promise<Recurring | undefined> {
  if (!system.addEverySecond) return undefined;
  const fromMs = Math.ceil(preciseNow() / 1000) * 1000 + 2_000 + count * 2;
  await system.addEverySecond({ count, fromMs });
  const [beginMs, endMs] = [fromMs + warmUpMs, fromMs + warmUpMs + seconds * 1000];
  await sleep(endMs + settleMs - preciseNow());

  const starts = new Map<number, Set<number>>();
  const late: number[] = [];
  for (const { id, dueMs, startedMs } of await system.executions()) {
    if (id >= count || dueMs < beginMs || dueMs >= endMs) continue;
    late.push(startedMs - dueMs);
    starts.set(id, (starts.get(id) ?? new Set()).add(Math.floor(dueMs)));
  }
  const moments = Array.from({ length: count }, (_, id) => starts.get(id)?.size ?? 0);
  return {
    perSecond: moments.reduce((sum, each) => sum + each, 0) / seconds,
    p50Ms: percentile(late, 0.5),
    p99Ms: percentile(late, 0.99),
    maxMs: percentile(late, 1),
    drift: Math.max(...moments.map((each) => Math.abs(each - seconds))),
  };
}
