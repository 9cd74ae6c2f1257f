import type { Database, Logger, Nats } from '@patchbay/chassis';
import { createBatcher, nats as wire } from '@patchbay/proto';
import { plainText } from './plain-text.ts';
import type { Events } from '../events.ts';
import { respond } from '../triggers/responder.ts';
import { parseRunId } from '../triggers/run-key.ts';
import { startRuns, type AskedStart, type StartedRun } from './start-store.ts';
import type { Steadiness } from '../triggers/steadiness.ts';

const gatherMs = 4;
const enough = 50;
const batchAtMost = 500;
/** So that a row somebody holds does not keep all others waiting. */
const batchesAtOnce = 2;

const refused = 'the attempt has started, is over, or is no longer wanted';
/** Ids of runs begin at 1. */
const noRun = { scheduleId: 0, nominalUs: 0 };

/**
 * Lets instances begin attempts: the first request for an attempt gets its fence, and no other ever
 * does, not even one of the same instance. A request that is sent again, because its answer was lost,
 * has the same token and gets the same answer, from whichever replica.
 *
 * What all instances ask for within 4 ms, or while the database is busy, is one statement; 50 runs wait
 * for no more.
 */
export function answerStarts({
  db,
  nats,
  events,
  steadiness,
  log,
  leaseSeconds,
}: {
  db: Database;
  nats: Nats;
  events: Events;
  steadiness: Steadiness;
  log: Logger;
  leaseSeconds: number;
}): AsyncDisposable {
  // A request is in one statement as a whole: its attempts begin together, or none does.
  const start = createBatcher(
    async (requests: AskedStart[][]) => {
      const started = await startRuns(db, requests.flat(), { leaseSeconds });
      let position = 0;
      return requests.map(({ length }) => started.slice(position, (position += length)));
    },
    {
      gatherMs,
      enough,
      atMost: batchAtMost,
      atOnce: batchesAtOnce,
      weigh: ({ length }) => length,
    },
  );

  const answer = async (
    plugin: string,
    { runs, token, instanceId: sentId }: wire.StartRequest,
  ): Promise<wire.StartReply> => {
    const instanceId = plainText(sentId, { maxLength: 200 });
    const asked = runs.map(({ runId: id, attempt }) => {
      const key = parseRunId(id) ?? noRun;
      return { ...key, attempt, plugin, instanceId, token };
    });
    try {
      const started = await start(asked);
      const given = new Set<StartedRun>();
      return {
        leaseSeconds,
        runs: asked.map((run, index) => {
          const begun = started[index];
          // An attempt that is named twice begins once.
          if (!begun || given.has(begun)) {
            events.startRefused(run);
            return { refused };
          }
          given.add(begun);
          events.begun({ ...run, ...begun });
          return { fence: begun.fence };
        }),
      };
    } catch (error) {
      steadiness.disturbed();
      log.warn({ err: error, plugin, count: runs.length }, 'cannot start runs');
      return { retryLater: 'the scheduler cannot reach its database' };
    }
  };
  const subject = wire.subjects.start('*');
  return respond({ nats, subject, schema: wire.startRequest, answer, events, log });
}
