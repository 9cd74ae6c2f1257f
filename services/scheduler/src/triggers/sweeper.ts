import { type Database, type Logger, type Nats, startLoop } from '@patchbay/chassis';
import { takePendingRuns } from './pending-store.ts';
import { postponeLook, redeliver, takeUnstartedRuns } from './dispatch-store.ts';
import type { Events } from '../events.ts';
import { graceAfter } from './grace.ts';
import type { NatsLink } from './nats-link.ts';
import { expireRuns, loseRuns } from '../runs/run-store.ts';
import type { Steadiness } from './steadiness.ts';
import { findGoneTriggers } from './trigger-presence.ts';
import type { Wheel } from './wheel.ts';

export type Sweeper = AsyncDisposable & {
  /** NATS is back, or something became pending: look now. */
  nudge(): void;
};

const atMost = 500;

/**
 * Picks up what nobody is taking care of, on every replica alike:
 * pending runs (retries, handed back, or of a replica that died) go on the wheel;
 * dispatched ones whose trigger is gone from NATS are published anew;
 * running ones with an expired lease, or beyond their longest time, are lost and tried again;
 * those that have not started by their deadline are skipped.
 */
export function startSweeper({
  db,
  nats,
  link,
  wheel,
  events,
  steadiness,
  log,
}: {
  db: Database;
  nats: Nats;
  link: NatsLink;
  wheel: Wheel;
  events: Events;
  steadiness: Steadiness;
  log: Logger;
}): Sweeper {
  const loops = new AsyncDisposableStack();

  let inARow = 0;
  const pending = loops.use(
    startLoop(
      'sweep-pending',
      async () => {
        if (!link.isUp()) return;
        const runs = await takePendingRuns(db, { limit: atMost, grace: graceAfter(inARow) });
        const more = runs.length === atMost;
        inARow = more ? inARow + runs.length : 0;
        await wheel.hold(runs);
        return more ? 'again' : undefined;
      },
      { ms: 250, log },
    ),
  );

  const unstarted = loops.use(
    startLoop(
      'sweep-unstarted',
      async () => {
        if (!link.isUp()) return;
        const runs = await takeUnstartedRuns(db, { limit: atMost });
        const gone = await link.whileUp(findGoneTriggers(nats, runs));
        const missing = new Set(gone);
        await postponeLook(
          db,
          runs.filter((run) => !missing.has(run)),
        );
        if (gone.length > 0) {
          for (const run of await redeliver(db, gone)) events.redelivered(run);
          pending.nudge();
        }
        return runs.length === atMost ? 'again' : undefined;
      },
      { ms: 1_000, log },
    ),
  );

  loops.use(
    startLoop(
      'sweep-lost',
      async () => {
        if (!steadiness.isSteady()) return;
        const runs = await loseRuns(db, { limit: atMost });
        for (const run of runs) events.lost(run);
        if (runs.length > 0) pending.nudge();
        return runs.length === atMost ? 'again' : undefined;
      },
      { ms: 500, log },
    ),
  );

  loops.use(
    startLoop(
      'sweep-expired',
      async () => {
        const runs = await expireRuns(db, { limit: atMost });
        for (const run of runs) events.expired(run);
        return runs.length === atMost ? 'again' : undefined;
      },
      { ms: 500, log },
    ),
  );

  return {
    nudge() {
      pending.nudge();
      unstarted.nudge();
    },
    [Symbol.asyncDispose]: () => loops.disposeAsync(),
  };
}
