import {
  type Database,
  type Logger,
  type Nats,
  startLoop,
  type SteadyLoop,
} from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import {
  AckPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type ConsumerConfig,
  type JetStreamManager,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Events } from '../events.ts';
import type { NatsLink } from './nats-link.ts';
import { usedLanes } from '../schedules/plugin-store.ts';
import { noteStream } from './dispatch-store.ts';

/** The durable consumer of reports that the replicas share. */
export const reportsConsumer = 'scheduler';

const triggers = {
  name: wire.triggersStream,
  subjects: [wire.subjects.trigger('*', '*')],
  retention: RetentionPolicy.Workqueue,
  storage: StorageType.File,
  duplicate_window: nanos(2 * 60_000),
  // A trigger that is gone is published again while its run waits, so only forgotten ones go for good.
  max_age: nanos(7 * 24 * 3_600_000),
};

const reports = {
  name: wire.reportsStream,
  subjects: [wire.subjects.report('*')],
  retention: RetentionPolicy.Workqueue,
  storage: StorageType.File,
  duplicate_window: nanos(2 * 60_000),
};

const reportsConsumerConfig = {
  durable_name: reportsConsumer,
  ack_policy: AckPolicy.Explicit,
  ack_wait: nanos(30_000),
  max_deliver: -1,
  max_ack_pending: 20_000,
};

/**
 * Keeps the streams and consumers in place: at the start, every 5 s, and whenever it is nudged because
 * NATS came back or a plugin has a new queue. When the stream of triggers is not the one it was,
 * because NATS lost its data, the triggers of all dispatched runs are looked for.
 */
export function keepStreams({
  db,
  nats,
  link,
  events,
  log,
}: {
  db: Database;
  nats: Nats;
  link: NatsLink;
  events: Events;
  log: Logger;
}): SteadyLoop {
  const ensure = async (): Promise<void> => {
    const manager = await nats.manager();
    const { created } = await ensureStream(manager, triggers);
    if (await noteStream(db, { name: triggers.name, created })) {
      events.streamFound({ stream: triggers.name, created });
    }
    await ensureStream(manager, reports);
    await ensureConsumers(manager, reports.name, [reportsConsumerConfig]);
    const lanes = await usedLanes(db);
    await ensureConsumers(manager, triggers.name, lanes.map(triggerConsumerConfig));
  };
  return startLoop(
    'streams',
    async () => {
      if (link.isUp()) await link.whileUp(ensure());
    },
    { ms: 5_000, log },
  );
}

function triggerConsumerConfig({ plugin, lane }: { plugin: string; lane: string }) {
  return {
    durable_name: wire.triggerConsumer(plugin, lane),
    filter_subject: wire.subjects.trigger(plugin, lane),
    ack_policy: AckPolicy.Explicit,
    // An instance acknowledges when it has begun: what it then asks for too late is refused.
    ack_wait: nanos(2_000),
    max_deliver: -1,
    max_ack_pending: 10_000,
  };
}

async function ensureStream(
  manager: JetStreamManager,
  config: Partial<StreamConfig> & { name: string },
): Promise<StreamInfo> {
  try {
    const info = await manager.streams.info(config.name);
    if (sameWindow(info.config, config)) return info;
    return await manager.streams.update(config.name, config);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return manager.streams.add(config);
  }
}

async function ensureConsumers(
  manager: JetStreamManager,
  stream: string,
  configs: readonly (Partial<ConsumerConfig> & { durable_name: string })[],
): Promise<void> {
  if (configs.length === 0) return;
  const names = new Set<string>();
  for await (const { name } of manager.consumers.list(stream)) names.add(name);
  for (const config of configs) {
    if (!names.has(config.durable_name)) await manager.consumers.add(stream, config);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;
}

function sameWindow(a: Partial<StreamConfig>, b: Partial<StreamConfig>): boolean {
  return a.duplicate_window === b.duplicate_window && a.subjects?.join() === b.subjects?.join();
}
