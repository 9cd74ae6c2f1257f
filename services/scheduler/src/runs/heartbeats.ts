import type { Database, Logger, Nats } from '@patchbay/chassis';
import { createBatcher, nats as wire } from '@patchbay/proto';
import type { Events } from '../events.ts';
import { respond } from '../triggers/responder.ts';
import { parseRunId, runId } from '../triggers/run-key.ts';
import { renewLeases, type HeldRun } from './run-store.ts';
import type { Steadiness } from '../triggers/steadiness.ts';

/** Leases last for many seconds, so a beat may wait for others to go with. */
const gatherMs = 20;
const batchAtMost = 5_000;

/**
 * Renews the leases of all runs that instances name, those of several instances in one statement, and
 * tells each which it no longer holds and which are cancelled. While Postgres is away nothing is
 * answered, and nothing is lost either.
 */
export function answerHeartbeats({
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
  const renew = createBatcher(
    async (beats: HeldRun[][]) => {
      const renewed = await renewLeases(db, beats.flat(), { leaseSeconds });
      const kept = new Map(
        renewed.map((lease) => [leaseKey({ runId: runId(lease), fence: lease.fence }), lease]),
      );
      return beats.map(() => kept);
    },
    { gatherMs, atMost: batchAtMost, weigh: ({ length }) => length },
  );

  const answer = async (
    plugin: string,
    { runs }: wire.HeartbeatRequest,
  ): Promise<wire.HeartbeatReply> => {
    const held = runs.flatMap(({ runId: id, fence }): HeldRun[] => {
      const key = parseRunId(id);
      return key ? [{ ...key, fence, plugin }] : [];
    });
    try {
      const kept = await renew(held);
      const states = runs.map((run) => ({ id: run.runId, lease: kept.get(leaseKey(run)) }));
      return {
        lost: states.filter(({ lease }) => !lease).map(({ id }) => id),
        cancelled: states.filter(({ lease }) => lease?.cancelled).map(({ id }) => id),
      };
    } catch (error) {
      steadiness.disturbed();
      throw error;
    }
  };
  const subject = wire.subjects.heartbeat('*');
  return respond({ nats, subject, schema: wire.heartbeatRequest, answer, events, log });
}

/** Another instance may name the same run with a fence that is void. */
function leaseKey(run: { runId: string; fence: number }): string {
  return `${run.runId} ${run.fence}`;
}
