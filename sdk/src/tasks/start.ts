import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { createBatcher, nats } from '@patchbay/proto';

export type Attempt = { runId: string; attempt: number };

/** A fence to begin with; or not to be run at all; or nobody could say so far. */
export type StartAnswer =
  | { fence: number; leaseSeconds: number }
  | { refused: string }
  | { retryLater: string };

const gatherMs = 1;
const answerMs = 1_000;
const againMs = 100;
/** By then JetStream has long given the trigger to another instance. */
const giveUpMs = 8_000;

/**
 * Asks the scheduler whether attempts are still wanted, all that were pulled together in one request.
 * A request that is not answered is asked again, and by its token gets the answer that was lost: a
 * scheduler that dies in between costs a second, and no attempt. Never rejects.
 */
export function createStarter({
  connection,
  subject,
  instanceId,
  log,
}: {
  connection: NatsConnection;
  subject: string;
  instanceId: () => string;
  log: Logger;
}): (attempt: Attempt) => Promise<StartAnswer> {
  const ask = async (runs: Attempt[]): Promise<StartAnswer[]> => {
    const request: nats.StartRequest = {
      instanceId: instanceId(),
      token: crypto.randomUUID(),
      runs,
    };
    const payload = JSON.stringify(request);
    const giveUpAt = performance.now() + giveUpMs;
    for (;;) {
      try {
        const message = await connection.request(subject, payload, { timeout: answerMs });
        const reply = nats.startReply.parse(message.json());
        if (!('retryLater' in reply)) {
          const { leaseSeconds } = reply;
          return reply.runs.map((run) => ('fence' in run ? { ...run, leaseSeconds } : run));
        }
        log.debug({ reason: reply.retryLater, count: runs.length }, 'cannot start yet');
        return runs.map(() => reply);
      } catch (error) {
        const retryLater = String(error);
        log.debug({ reason: retryLater, count: runs.length }, 'no answer to a start');
        if (performance.now() > giveUpAt || connection.isClosed()) {
          return runs.map(() => ({ retryLater }));
        }
        await sleep(againMs);
      }
    }
  };
  // A request that nobody answers keeps no other waiting.
  return createBatcher(ask, { gatherMs, atMost: nats.startAtMost, atOnce: Infinity });
}
