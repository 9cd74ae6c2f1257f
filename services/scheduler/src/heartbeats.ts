import type { Database, Logger, Nats } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import type { Events } from './events.ts';
import { respond } from './responder.ts';
import { parseRunId, runId } from './run-key.ts';
import { renewLeases, type HeldRun } from './run-store.ts';
import type { Steadiness } from './steadiness.ts';

/**
 * Renews the leases of all runs an instance names, in one statement, and tells it which it no longer
 * holds and which are cancelled. While Postgres is away nothing is answered, and nothing is lost either.
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
  const answer = async (
    plugin: string,
    { runs }: wire.HeartbeatRequest,
  ): Promise<wire.HeartbeatReply> => {
    const held = runs.flatMap(({ runId: id, fence }): HeldRun[] => {
      const key = parseRunId(id);
      return key ? [{ ...key, fence }] : [];
    });
    try {
      const kept = await renewLeases(db, { plugin, held, leaseSeconds });
      const keptIds = new Set(kept.map(runId));
      return {
        lost: runs.map((run) => run.runId).filter((id) => !keptIds.has(id)),
        cancelled: kept.filter(({ cancelled }) => cancelled).map(runId),
      };
    } catch (error) {
      steadiness.disturbed();
      throw error;
    }
  };
  const subject = wire.subjects.heartbeat('*');
  return respond({ nats, subject, schema: wire.heartbeatRequest, answer, events, log });
}
