import type { JetStreamClient } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import { createBackoff, createBatcher, type nats } from '@patchbay/proto';

/** Characters of JSON; of at most three bytes each, where NATS takes a megabyte. */
const batchAtMost = 250_000;
const batchesAtOnce = 4;
const gatherMs = 20;
const storedMs = 2_000;

/**
 * Delivers the reports of runs, those that end together in one message: tries until JetStream has
 * stored them. The same message is stored once, however often it is sent. Gives up when `signal`
 * aborts; the leases of the runs then run out. Never rejects.
 */
export function createReporter({
  jetstream,
  subject,
  instanceId,
  signal,
  log,
}: {
  jetstream: JetStreamClient;
  subject: string;
  instanceId: () => string;
  signal: AbortSignal;
  log: Logger;
}): (report: nats.RunReport) => Promise<void> {
  const deliver = async (reports: string[]): Promise<void[]> => {
    const payload = `{"instanceId":${JSON.stringify(instanceId())},"reports":[${reports.join()}]}`;
    const msgID = crypto.randomUUID();
    const backoff = createBackoff({ maxMs: 2_000 });
    while (!signal.aborted) {
      try {
        await jetstream.publish(subject, payload, { msgID, timeout: storedMs });
        return [];
      } catch (error) {
        log.debug({ reason: String(error) }, 'reports are not delivered yet');
        await backoff.wait(signal);
      }
    }
    log.warn({ count: reports.length }, 'reports could not be delivered in time');
    return [];
  };
  const send = createBatcher(deliver, {
    atMost: batchAtMost,
    gatherMs,
    atOnce: batchesAtOnce,
    weigh: (report) => report.length,
  });
  return (report) => send(JSON.stringify(report));
}
