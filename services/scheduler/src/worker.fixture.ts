import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Nats } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import type { JsMsg } from '@nats-io/jetstream';

export type Attempt = { trigger: wire.Trigger; fence: number; startedAt: number };

type Outcome = wire.RunReport['outcome'];

/** What to do with an attempt; `silent` reports nothing. */
export type Handler = (attempt: Attempt) => Promise<Outcome | 'silent'> | Outcome | 'silent';

export type Worker = AsyncDisposable & { attempts: Attempt[]; refused: wire.Trigger[] };

const encoder = new TextEncoder();
const patience = { timeout: 10_000 };

/** A plugin's process, straight on the wire: pulls triggers, starts, acknowledges, reports. */
export async function startWorker(
  nats: Nats,
  plugin: string,
  {
    instanceId = 'worker',
    handler = () => ({ kind: 'succeeded' }),
    lane = 'default',
  }: { instanceId?: string; handler?: Handler; lane?: string } = {},
): Promise<Worker> {
  const attempts: Attempt[] = [];
  const refused: wire.Trigger[] = [];

  const work = async (message: JsMsg): Promise<void> => {
    const trigger = wire.trigger.parse(message.json());
    const { runId, attempt } = trigger;
    // A start whose answer is lost is asked for again under its token: it is the same start.
    const token = crypto.randomUUID();
    const reply = await start(nats, plugin, { runId, attempt, instanceId, token })
      .catch(() => start(nats, plugin, { runId, attempt, instanceId, token }))
      .catch(() => ({ retryLater: 'no scheduler answers' }));
    if ('retryLater' in reply) return message.nak(200);
    message.ack();
    if ('refused' in reply) return void refused.push(trigger);
    const begun = { trigger, fence: reply.fence, startedAt: Date.now() };
    attempts.push(begun);
    const outcome = await handler(begun);
    if (outcome === 'silent') return;
    await report(nats, plugin, { runId, attempt, fence: reply.fence, instanceId, outcome });
  };

  const consumer = await existingConsumer(nats, plugin, lane);
  // While the server makes a consumer a pull may be lost: it is repeated after this.
  const expires = 2_000;
  const failed: unknown[] = [];
  const callback = (message: JsMsg) =>
    void work(message).catch((error: unknown) => failed.push(error));
  const messages = await consumer.consume({ expires, callback });
  return {
    attempts,
    refused,
    async [Symbol.asyncDispose]() {
      await messages.close();
      assert.deepEqual(failed, []);
    },
  };
}

export async function start(
  nats: Nats,
  plugin: string,
  request: wire.StartRequest['runs'][number] & { instanceId: string; token?: string },
): Promise<wire.Started | { retryLater: string }> {
  const { instanceId, token = crypto.randomUUID(), ...run } = request;
  const message = await nats.connection.request(
    wire.subjects.start(plugin),
    payload({ instanceId, token, runs: [run] } satisfies wire.StartRequest),
    patience,
  );
  const reply = wire.startReply.parse(message.json());
  return 'retryLater' in reply ? reply : (reply.runs[0] ?? { refused: 'no answer' });
}

export async function heartbeat(
  nats: Nats,
  plugin: string,
  request: wire.HeartbeatRequest,
): Promise<wire.HeartbeatReply> {
  const subject = wire.subjects.heartbeat(plugin);
  const reply = await nats.connection.request(subject, payload(request), patience);
  return wire.heartbeatReply.parse(reply.json());
}

export async function report(
  nats: Nats,
  plugin: string,
  { instanceId = 'worker', ...rest }: wire.RunReport & { instanceId?: string },
): Promise<void> {
  const reports: wire.RunReports = { instanceId, reports: [rest] };
  await nats.jetstream.publish(wire.subjects.report(plugin), payload(reports));
}

/** The scheduler makes it when the plugin appears. */
async function existingConsumer(nats: Nats, plugin: string, lane: string) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await nats.jetstream.consumers.get(
        wire.triggersStream,
        wire.triggerConsumer(plugin, lane),
      );
    } catch (error) {
      if (attempt === 600) throw error;
      await sleep(50);
    }
  }
}

function payload(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}
