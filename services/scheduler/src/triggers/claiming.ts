import { type Database, type Logger, startLoop, type SteadyLoop } from '@patchbay/chassis';
import { claimDueRuns } from './claim-store.ts';
import type { Events } from '../events.ts';
import { graceAfter } from './grace.ts';
import type { Steadiness } from './steadiness.ts';
import type { Wheel } from './wheel.ts';

const claimEveryMs = 250;
const claimAtMost = 500;

/** Claims the plain schedules due within the look-ahead, four times a second, and puts them on the wheel. */
export function startClaiming({
  db,
  wheel,
  events,
  steadiness,
  log,
  lookaheadSeconds,
}: {
  db: Database;
  wheel: Wheel;
  events: Events;
  steadiness: Steadiness;
  log: Logger;
  lookaheadSeconds: number;
}): SteadyLoop {
  let inARow = 0;
  return startLoop(
    'claim',
    async () => {
      const look = { lookaheadSeconds, limit: claimAtMost, grace: graceAfter(inARow) };
      const claimed = await claimDueRuns(db, look).catch((error: unknown) => {
        steadiness.disturbed();
        throw error;
      });
      const more = claimed.length >= claimAtMost;
      inARow = more ? inARow + claimed.length : 0;
      for (const run of claimed) events.fired(run);
      await wheel.hold(claimed);
      return more ? 'again' : undefined;
    },
    { ms: claimEveryMs, log },
  );
}
