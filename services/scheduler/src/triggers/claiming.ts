import { type Database, type Logger, startLoop, type SteadyLoop } from '@patchbay/chassis';
import { claimDueRuns } from './claim-store.ts';
import type { Events } from '../events.ts';
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
  return startLoop(
    'claim',
    async () => {
      const claimed = await claimDueRuns(db, { lookaheadSeconds, limit: claimAtMost }).catch(
        (error: unknown) => {
          steadiness.disturbed();
          throw error;
        },
      );
      for (const run of claimed) events.fired(run);
      await wheel.hold(claimed);
      return claimed.length >= claimAtMost ? 'again' : undefined;
    },
    { ms: claimEveryMs, log },
  );
}
