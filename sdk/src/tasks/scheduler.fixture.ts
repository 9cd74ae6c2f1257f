import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AckPolicy, jetstream, jetstreamManager, RetentionPolicy } from '@nats-io/jetstream';
import { connect, credsAuthenticator, nanos, type Subscription } from '@nats-io/transport-node';
import { startNats } from '@patchbay/local';
import { nats, type ReceivedNatsCredentials } from '@patchbay/proto';
import { until } from '../until.fixture.ts';

export type WireScheduler = AsyncDisposable & {
  credentials: ReceivedNatsCredentials;
  /** What was asked for, attempt by attempt. */
  starts: Asked[];
  reports: Reported[];
  /** The first report of a run, when it is there. */
  reportOf(runId: string): Promise<Reported>;
  /** What handlers said, message by message. */
  notes: nats.RunNotes['runs'];
  /** Publishes a trigger of the plugin's task and resolves to the run's id. */
  trigger(plugin: string, task: string, more?: Partial<nats.Trigger> & Lane): Promise<string>;
  /** Orders every instance of the plugin to end a run. */
  cancel(plugin: string, runId: string): void;
  /** Publishes several at once. */
  triggers(plugin: string, task: string, count: number): Promise<string[]>;
  /** From now on reports are not stored, until what it resolves with is called. */
  refuseReports(): Promise<() => Promise<void>>;
  /** Triggers of the default queue that no instance has taken for good. */
  waiting(plugin: string): Promise<number>;
};

/** Where a trigger waits. */
type Lane = { queue?: string; priority?: number };
type Asked = nats.StartRequest['runs'][number] & { token: string };
type Reported = nats.RunReport & { instanceId: string };
/** The answer to one attempt; no answer at all, as while no scheduler lives. */
export type Answer = { fence: number; leaseSeconds?: number } | { refused: string } | undefined;

/** The scheduler's side of the subjects, as little of it as the tests of a plugin's side need. */
export async function startWireScheduler({
  plugins,
  start = () => ({ fence: 1 }),
  heartbeat = () => ({ lost: [] }),
  schedule = () => undefined,
  priorities = [0],
}: {
  plugins: readonly string[];
  start?: (asked: Asked) => Answer;
  /** Undefined gives no answer, as while Postgres is away. */
  heartbeat?: (request: nats.HeartbeatRequest) => nats.HeartbeatReply | undefined;
  schedule?: (request: nats.ScheduleRequest) => nats.ScheduleReply | undefined;
  /** Of the triggers in the default queue. */
  priorities?: readonly number[];
}): Promise<WireScheduler> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'patchbay-sdk-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = stack.use(await startNats({ dataDir }));
  const creds = await readFile(server.credsFile, 'utf8');
  const connection = await connect({
    servers: server.url,
    authenticator: credsAuthenticator(new TextEncoder().encode(creds)),
  });
  stack.defer(() => connection.close());

  const manager = await jetstreamManager(connection);
  const retention = RetentionPolicy.Workqueue;
  const reportsConfig = {
    name: nats.reportsStream,
    subjects: [nats.subjects.report('*')],
    retention,
  };
  const streams = [
    { name: nats.triggersStream, subjects: [nats.subjects.trigger('*', '*')], retention },
    reportsConfig,
  ];
  for (const stream of streams) await manager.streams.add(stream);
  const lanes = [...priorities.map((priority) => nats.lane('default', priority)), 'mail'];
  for (const plugin of plugins) {
    for (const lane of lanes) {
      await manager.consumers.add(nats.triggersStream, {
        durable_name: nats.triggerConsumer(plugin, lane),
        filter_subject: nats.subjects.trigger(plugin, lane),
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(10_000),
        max_deliver: -1,
      });
    }
  }

  const starts: Asked[] = [];
  const reports: Reported[] = [];
  const notes: nats.RunNotes['runs'] = [];
  answer(connection.subscribe(nats.subjects.notes('*')), (json) => {
    notes.push(...nats.runNotes.parse(json).runs);
    return {};
  });
  answer(connection.subscribe(nats.subjects.schedule('*')), (json) =>
    schedule(nats.scheduleRequest.parse(json)),
  );
  answer(connection.subscribe(nats.subjects.start('*')), (json) => {
    const { token, runs } = nats.startRequest.parse(json);
    const asked = runs.map(({ runId, attempt }) => ({ runId, attempt, token }));
    starts.push(...asked);
    const answers = asked.map(start);
    if (answers.includes(undefined)) return undefined;
    const leases = answers.map((it) => (it && 'fence' in it ? it.leaseSeconds : undefined));
    return { leaseSeconds: leases.find((it) => it !== undefined) ?? 30, runs: answers };
  });
  answer(connection.subscribe(nats.subjects.heartbeat('*')), (json) =>
    heartbeat(nats.heartbeatRequest.parse(json)),
  );
  answer(connection.subscribe(nats.subjects.report('*')), (json) => {
    const { instanceId, reports: some } = nats.runReports.parse(json);
    for (const report of some) reports.push({ ...report, instanceId });
  });
  const client = jetstream(connection);
  const running = stack.move();

  const publish = async (
    plugin: string,
    task: string,
    { queue = 'default', priority = 0, ...more }: Partial<nats.Trigger> & Lane = {},
  ) => {
    const runId = randomUUID();
    const trigger: nats.Trigger = {
      runId,
      attempt: 1,
      scheduleId: 'schedule',
      plugin,
      task,
      params: {},
      scheduledFor: '2026-01-02T03:04:05.000Z',
      idempotencyKey: runId,
      maxRunSeconds: 60,
      ...more,
    };
    const lane = nats.lane(queue, priority);
    await client.publish(nats.subjects.trigger(plugin, lane), JSON.stringify(trigger));
    return trigger.runId;
  };

  return {
    credentials: {
      servers: [server.url],
      jwt: creds.match(/JWT-----\n(.+)\n/)?.[1] ?? '',
      seed: creds.match(/SEED-----\n(.+)\n/)?.[1] ?? '',
      inboxPrefix: '_INBOX_test',
      expiresAt: null,
    },
    starts,
    reports,
    async reportOf(runId) {
      const find = () => reports.find((report) => report.runId === runId);
      await until(() => find() !== undefined);
      return find() ?? assert.fail();
    },
    notes,
    cancel(plugin, runId) {
      const order: nats.CancelOrder = { runId, attempt: 1, by: 'alice' };
      connection.publish(nats.subjects.cancel(plugin), JSON.stringify(order));
    },
    trigger: publish,
    triggers: (plugin, task, count) =>
      Promise.all(Array.from({ length: count }, () => publish(plugin, task))),
    async refuseReports() {
      await manager.streams.delete(nats.reportsStream);
      return async () => void (await manager.streams.add(reportsConfig));
    },
    async waiting(plugin) {
      const consumer = nats.triggerConsumer(plugin, 'default');
      const info = await manager.consumers.info(nats.triggersStream, consumer);
      return info.num_pending + info.num_ack_pending;
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function answer(subscription: Subscription, reply: (json: unknown) => unknown): void {
  void (async () => {
    for await (const message of subscription) {
      const answered = reply(message.json());
      if (answered !== undefined) message.respond(JSON.stringify(answered));
    }
  })();
}
