import {
  AckPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Nats } from './nats.ts';

/**
 * A stream that keeps messages for a while: for everybody, or, as a work queue, until somebody has done
 * with them.
 */
export type StreamLimits = {
  name: string;
  subjects: string[];
  maxAgeSeconds: number;
  maxBytes: number;
  retention?: 'limits' | 'workqueue';
};

/** A durable consumer that several processes share. */
export type SharedConsumer = { name: string; ackWaitSeconds: number; atOnce: number };

/**
 * Makes a stream, or brings the one there is to these limits, with its consumer; the oldest messages
 * go first.
 */
export async function ensureStream(
  nats: Nats,
  limits: StreamLimits,
  consumer?: SharedConsumer,
): Promise<void> {
  const manager = await nats.manager();
  const config = {
    name: limits.name,
    subjects: limits.subjects,
    retention:
      limits.retention === 'workqueue' ? RetentionPolicy.Workqueue : RetentionPolicy.Limits,
    storage: StorageType.File,
    max_age: nanos(limits.maxAgeSeconds * 1000),
    max_bytes: limits.maxBytes,
    duplicate_window: nanos(2 * 60_000),
  };
  try {
    await manager.streams.update(config.name, config);
  } catch (error) {
    const missing =
      error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;
    if (!missing) throw error;
    await manager.streams.add(config);
  }
  if (!consumer) return;
  await manager.consumers.add(limits.name, {
    durable_name: consumer.name,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(consumer.ackWaitSeconds * 1000),
    max_deliver: -1,
    max_ack_pending: consumer.atOnce,
  });
}
