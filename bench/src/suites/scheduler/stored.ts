import { sql, type Database, type Queryable } from '@patchbay/chassis';
import { claimDueRuns } from '../../../../services/scheduler/src/triggers/claim-store.ts';
import { median } from '../../result.ts';
import { memoryBytes } from '../gateway/process-cpu.ts';
import type { Patchbay } from './patchbay.ts';
import { quantileMs, readPublishLateness } from './publish-lateness.ts';
import { measureTimers, type Lateness } from './timers.ts';

export type Stored = {
  tableMb: number;
  /** Of the larger of the two schedulers, after they fired among so many. */
  rssMb: number;
  /** Of the statement that claims 500 schedules. */
  claimMs: number;
  /** From due to stored in NATS, at 1,000 a second. */
  publish: { p50Ms: number; p99Ms: number };
  handler: Lateness;
};

const perStatement = 100_000;
const claimedAtOnce = 500;
const claims = 9;

/** `count` schedules that fire in some months, and 1,000 timers a second beside them. */
export async function measureStored(
  system: Patchbay,
  { count, seconds }: { count: number; seconds: number },
): Promise<Stored> {
  const { db, schedulerPids, schedulerHttp } = system;
  for (let first = 0; first < count; first += perStatement) {
    await addSchedules(db, {
      firstId: first,
      count: Math.min(perStatement, count - first),
      inSeconds: 90 * 86_400,
    });
  }
  await db.run(sql`vacuum analyze schedules`);
  const { bytes } = await db.one<{ bytes: number }>(
    sql`select pg_total_relation_size('schedules') as bytes`,
  );
  const before = await readPublishLateness(schedulerHttp);
  const [handler] = await measureTimers(system, [{ perSecond: 1_000, seconds }]);
  const after = await readPublishLateness(schedulerHttp);
  if (!handler) throw new Error('nothing was measured');
  const memory = await Promise.all(schedulerPids.map(memoryBytes));
  const claimMs: number[] = [];
  for (let round = 0; round < claims; round++)
    claimMs.push(await claimOnce(db, -1 - round * 1_000));
  return {
    tableMb: bytes / 1e6,
    rssMb: Math.max(...memory.map(({ now }) => now)) / 1e6,
    claimMs: median(claimMs),
    publish: { p50Ms: quantileMs(before, after, 0.5), p99Ms: quantileMs(before, after, 0.99) },
    handler,
  };
}

/** Schedules like the one that the plugin declares; `firstId` tells them apart. */
async function addSchedules(
  on: Queryable,
  { firstId, count, inSeconds }: { firstId: number; count: number; inSeconds: number },
): Promise<void> {
  await on.run(sql`
    insert into schedules (
      plugin, task, params_key, dedupe_key, origin, title, spec, spec_key, delay_us, repeat_us,
      state, next_fire_at)
    select plugin, task, 'stored', number::text, 'requested', title, spec, spec_key, 0, 0,
      'active', now() + ${inSeconds} * interval '1 second' + number * interval '1 millisecond'
    from schedules
    cross join generate_series(${firstId}::integer, ${firstId + count - 1}::integer) as number
    where plugin = 'timers'
      and origin = 'declared'`);
}

/** What a replica does to claim, on schedules that no other sees, and that are gone afterwards. */
async function claimOnce(db: Database, firstId: number): Promise<number> {
  const rollback = new Error('that was all');
  let tookMs = NaN;
  try {
    await db.transaction(async (tx) => {
      await addSchedules(tx, {
        firstId: firstId - claimedAtOnce,
        count: claimedAtOnce,
        inSeconds: 0,
      });
      const beginMs = performance.now();
      const claimed = await claimDueRuns(tx, { lookaheadSeconds: 2, limit: claimedAtOnce });
      tookMs = performance.now() - beginMs;
      if (claimed.length !== claimedAtOnce) throw new Error(`claimed ${claimed.length}`);
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback) throw error;
  }
  return tookMs;
}
