import type { JetStreamClient } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import { createBackoff, type nats } from '@patchbay/proto';

/**
 * Delivers a run's report: tries until JetStream has stored it. The same report is stored once,
 * however often it is sent. Gives up when `signal` aborts; the run's lease then runs out.
 */
export async function deliverReport(
  report: nats.RunReport,
  {
    jetstream,
    subject,
    signal,
    log,
  }: { jetstream: JetStreamClient; subject: string; signal: AbortSignal; log: Logger },
): Promise<void> {
  // Not the attempt alone: one that was handed back is started again under the same number.
  const msgID = `${report.runId}#${report.attempt}#${report.fence}`;
  const backoff = createBackoff({ maxMs: 2_000 });
  while (!signal.aborted) {
    try {
      await jetstream.publish(subject, JSON.stringify(report), { msgID, timeout: 5_000 });
      return;
    } catch (error) {
      log.debug({ reason: String(error) }, 'the report is not delivered yet');
      await backoff.wait(signal);
    }
  }
  log.warn({ outcome: report.outcome.kind }, 'the report could not be delivered in time');
}
