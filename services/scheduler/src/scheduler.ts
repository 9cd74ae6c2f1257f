import path from 'node:path';
import {
  connectNats,
  createHttp,
  createIdempotencyKeys,
  createLogger,
  createMetrics,
  createReadiness,
  listenHttp,
  migrate,
  serveApi,
  serveHealth,
  serveMetrics,
  startGrpc,
} from '@patchbay/chassis';
import { schedulerOperations } from '@patchbay/proto/api';
import { tellCancelled } from './runs/cancelling.ts';
import { startClaiming } from './triggers/claiming.ts';
import { followClock } from './triggers/clock.ts';
import type { Config } from './config.ts';
import { connectDatabase } from './database.ts';
import { createEvents } from './events.ts';
import { followPlugins } from './schedules/follow-plugins.ts';
import { answerHeartbeats } from './runs/heartbeats.ts';
import { startGate } from './triggers/gate.ts';
import { watchLink } from './triggers/nats-link.ts';
import { takeNotes } from './runs/notes.ts';
import { keepPartitions } from './runs/partitions.ts';
import { startPlanning } from './schedules/planning.ts';
import { createMarker } from './triggers/marker.ts';
import { createPublisher } from './triggers/publisher.ts';
import { ingestReports } from './runs/reports.ts';
import { startRetention } from './runs/retention.ts';
import { answerScheduleRequests } from './schedules/schedule-requests.ts';
import { mountScheduler } from './api/scheduler-service.ts';
import { answerStarts } from './runs/starts.ts';
import { createSteadiness } from './triggers/steadiness.ts';
import { keepStreams } from './triggers/streams.ts';
import { startSweeper } from './triggers/sweeper.ts';
import { followTimeZones } from './schedules/time-zones.ts';
import { createWheel } from './triggers/wheel.ts';

export type Scheduler = AsyncDisposable & { grpcAddress: string; httpAddress: string };

/**
 * Starts one replica of the scheduler. Replicas share nothing but Postgres and NATS, there is no
 * leader, and each may die at any moment: what it had claimed is published by another within two
 * seconds of its moment, of a crowd within 15 more. Each part goes on by itself when the registry, NATS
 * or Postgres was away.
 */
export async function startScheduler(config: Config): Promise<Scheduler> {
  const log = createLogger('scheduler', config);
  const metrics = createMetrics('scheduler');
  const leaseSeconds = config.RUN_LEASE_SECONDS;
  const platformToken = config.PLATFORM_TOKEN;
  const lookaheadSeconds = config.CLAIM_LOOKAHEAD_SECONDS;
  const steadiness = createSteadiness({ leaseMs: leaseSeconds * 1000 });

  await using stack = new AsyncDisposableStack();
  const db = stack.use(await connectDatabase({ url: config.DATABASE_URL, log, metrics }));
  const folder = path.join(import.meta.dirname, '../migrations');
  await migrate(db, { schema: 'scheduler', folder, log });
  const nats = stack.use(
    await connectNats({ url: config.NATS_URL, creds: config.NATS_CREDS, name: 'scheduler', log }),
  );
  const clock = stack.use(await followClock({ db, log }));
  const link = watchLink(nats.connection, {
    onChange(up) {
      steadiness.disturbed();
      if (!up) return;
      streams.nudge();
      void marker.giveBack().then(() => sweeper.nudge());
    },
  });
  const events = createEvents({ log, metrics, link, connection: nats.connection });
  const shared = { db, nats, link, clock, events, steadiness, log, leaseSeconds, lookaheadSeconds };

  const streams = stack.use(keepStreams(shared));
  const marker = stack.use(createMarker(shared));
  const publisher = stack.use(
    createPublisher({ ...shared, marker, onUnpublished: () => streams.nudge() }),
  );
  const wheel = stack.use(createWheel({ ...shared, publisher }));
  const sweeper = stack.use(startSweeper({ ...shared, wheel }));
  const claiming = stack.use(startClaiming({ ...shared, wheel }));
  const gate = stack.use(startGate({ ...shared, wheel }));
  const planning = stack.use(
    startPlanning({
      ...shared,
      wheel,
      onGated: () => gate.nudge(),
      onReplaced: (runs) => tellCancelled(shared, runs, { by: 'the next run' }),
    }),
  );
  // Before the loops, none of which is then to wait for triggers that NATS does not take.
  stack.defer(() => publisher[Symbol.asyncDispose]());
  stack.use(followTimeZones(shared));
  stack.use(ingestReports({ ...shared, onMissing: () => streams.nudge() }));
  stack.use(answerHeartbeats(shared));
  stack.use(answerStarts(shared));
  stack.use(takeNotes(shared));
  const onScheduled = () => {
    claiming.nudge();
    planning.nudge();
  };
  stack.use(answerScheduleRequests({ ...shared, onScheduled }));
  stack.use(keepPartitions({ ...shared, days: config.RUN_HISTORY_DAYS }));
  stack.use(
    startRetention({
      ...shared,
      days: config.RUN_HISTORY_DAYS,
      perSchedule: config.RUN_HISTORY_PER_SCHEDULE,
    }),
  );
  stack.use(
    followPlugins({
      ...shared,
      address: config.REGISTRY_ADDRESS,
      token: platformToken,
      onSynced() {
        streams.nudge();
        onScheduled();
      },
    }),
  );

  const readiness = createReadiness({ postgres: db.ping, nats: nats.ping });
  const services = [
    mountScheduler({ ...shared, wheel, sweeper, gate, onScheduled, platformToken }),
  ];
  const app = createHttp({ log });
  serveHealth(app, readiness);
  serveMetrics(app, metrics);
  const keys = stack.use(createIdempotencyKeys({ db, log }));
  serveApi(app, { operations: schedulerOperations, services, keys });
  stack.defer(() => app.close());
  const httpAddress = await listenHttp(app, config.SCHEDULER_HTTP_LISTEN);
  const grpc = stack.use(
    await startGrpc({
      listen: config.SCHEDULER_GRPC_LISTEN,
      services,
      readiness,
      log,
    }),
  );
  stack.defer(() => readiness.stop());
  events.started({ grpc: grpc.address, http: httpAddress });

  const running = stack.move();
  return {
    grpcAddress: grpc.address,
    httpAddress,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
