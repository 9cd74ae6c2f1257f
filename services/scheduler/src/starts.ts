import type { Database, Logger, Nats } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import { plainText } from './plain-text.ts';
import type { Events } from './events.ts';
import { respond } from './responder.ts';
import { parseRunId } from './run-key.ts';
import { startRun } from './run-store.ts';
import type { Steadiness } from './steadiness.ts';

/**
 * Lets instances begin attempts: the first to ask for an attempt gets its fence, and nobody else
 * ever does, not even the same instance again. An instance that did not get the reply has therefore
 * lost the attempt, and the run goes on with the next when the lease has run out.
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
  const answer = async (
    plugin: string,
    { runId, attempt, instanceId: sentId }: wire.StartRequest,
  ): Promise<wire.StartReply> => {
    const refuse = (reason: string): wire.StartReply => {
      events.startRefused({ plugin, run: runId, attempt, reason });
      return { refused: reason };
    };
    const key = parseRunId(runId);
    if (!key) return refuse(`there is no run "${runId}"`);
    const instanceId = plainText(sentId, { maxLength: 200 });
    try {
      const started = await startRun(db, { ...key, attempt, plugin, instanceId, leaseSeconds });
      if (!started) {
        return refuse(`attempt ${attempt} has started, is over, or is no longer wanted`);
      }
      const { fence, task, waitedMs } = started;
      events.begun({ ...key, plugin, task, attempt, instanceId, waitedMs });
      return { fence, leaseSeconds };
    } catch (error) {
      steadiness.disturbed();
      log.warn({ err: error, plugin, run: runId }, 'cannot start a run');
      return { retryLater: 'the scheduler cannot reach its database' };
    }
  };
  const subject = wire.subjects.start('*');
  return respond({ nats, subject, schema: wire.startRequest, answer, events, log });
}
