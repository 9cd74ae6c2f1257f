import {
  JetStreamApiCodes,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Nats } from './nats.ts';

/** A stream that keeps messages for everybody, for a while. */
export type StreamLimits = {
  name: string;
  subjects: string[];
  maxAgeSeconds: number;
  maxBytes: number;
};

/** Makes a stream, or brings the one there is to these limits; the oldest messages go first. */
export async function ensureStream(nats: Nats, limits: StreamLimits): Promise<void> {
  const manager = await nats.manager();
  const config = {
    name: limits.name,
    subjects: limits.subjects,
    retention: RetentionPolicy.Limits,
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
}
