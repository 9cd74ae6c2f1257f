import { type Database, type Logger, startLoop } from '@patchbay/chassis';
import { readClock } from '../schedules/schedule-store.ts';

export type Clock = AsyncDisposable & {
  /** The time in Postgres, in ms since 1970: never ahead of it, behind by one round trip at most. */
  nowMs(): number;
};

const samples = 5;

/**
 * Postgres' clock, which alone decides what is due. It is measured against this process's monotonic
 * clock now and every 5 s, so a step of this machine's own clock changes nothing.
 */
export async function followClock({ db, log }: { db: Database; log: Logger }): Promise<Clock> {
  let offsetMs = await measureOffset(db);
  const measuring = startLoop(
    'clock',
    async () => {
      offsetMs = await measureOffset(db);
    },
    { ms: 5_000, log },
  );
  return {
    nowMs: () => performance.now() + offsetMs,
    [Symbol.asyncDispose]: () => measuring[Symbol.asyncDispose](),
  };
}

/**
 * The answer was true before it arrived, so the difference at its arrival is never too large; the
 * largest of several is the closest.
 */
async function measureOffset(db: Database): Promise<number> {
  let offsetMs = -Infinity;
  for (let sample = 0; sample < samples; sample++) {
    const us = await readClock(db);
    offsetMs = Math.max(offsetMs, us / 1000 - performance.now());
  }
  return offsetMs;
}
