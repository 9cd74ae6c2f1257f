import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { nats, within } from '@patchbay/proto';

export type LeasedRun = {
  runId: string;
  attempt: number;
  fence: number;
  leaseMs: number;
  /** The scheduler says that another attempt has taken over. */
  onLost: () => void;
  /** This process has been cut off for so long that another attempt may start any time now. */
  onLapsed: () => void;
  /** Somebody wants the run to end. May be called more than once. */
  onCancelled: () => void;
};

export type Heartbeats = {
  /** Keeps a run's lease until disposed. */
  keep(run: LeasedRun): Disposable;
};

/** Part of the lease after which a process that is cut off gives its runs up. */
const patience = 0.8;
const answerMs = 3_000;
const retryMs = 1_000;

/**
 * Renews the leases of all runs of this process in one message, every third of the lease, and passes
 * on orders to end one: they come by themselves, and with the answers in case one was missed.
 *
 * A scheduler that is away, or that cannot reach its database, takes nothing from anybody: the runs go
 * on. A process that is cut off from NATS cannot know, and gives up before its leases run out.
 */
export function createHeartbeats({
  connection,
  subject,
  orders,
  instanceId,
  log,
}: {
  connection: NatsConnection;
  subject: string;
  /** Where orders to end a run come. */
  orders: string;
  instanceId: () => string;
  log: Logger;
}): Heartbeats {
  const kept = new Map<LeasedRun, { renewedAt: number }>();
  let timer: NodeJS.Timeout | undefined;

  const beatIn = (ms: number) => {
    timer = setTimeout(() => {
      void beat().then((answered) => {
        timer = undefined;
        if (kept.size > 0) beatIn(answered ? interval() : Math.min(retryMs, interval()));
      });
    }, ms).unref();
  };

  const interval = () => Math.min(...[...kept.keys()].map((run) => run.leaseMs)) / 3;

  const beat = async (): Promise<boolean> => {
    const runs = [...kept.keys()];
    if (runs.length === 0) return true;
    const sentAt = Date.now();
    const reply = await ask(runs);
    const lost = reply && new Set(reply.lost);
    const cancelled = new Set(reply?.cancelled);
    const cutOff = lost === undefined && !(await reachable(connection));
    for (const run of runs) {
      const { renewedAt } = kept.get(run) ?? { renewedAt: sentAt };
      if (lost?.has(run.runId)) end(run, run.onLost);
      else if (!cutOff) renew(run, sentAt);
      else if (Date.now() - renewedAt > run.leaseMs * patience) end(run, run.onLapsed);
    }
    for (const run of runs) if (cancelled.has(run.runId) && kept.has(run)) run.onCancelled();
    return reply !== undefined;
  };

  const ask = async (runs: readonly LeasedRun[]): Promise<nats.HeartbeatReply | undefined> => {
    const request: nats.HeartbeatRequest = {
      instanceId: instanceId(),
      runs: runs.map(({ runId, attempt, fence }) => ({ runId, attempt, fence })),
    };
    const options = { timeout: Math.min(answerMs, interval()) };
    try {
      const reply = await connection.request(subject, JSON.stringify(request), options);
      return nats.heartbeatReply.parse(reply.json());
    } catch (error) {
      log.debug({ reason: String(error) }, 'the scheduler did not take the heartbeat');
      return undefined;
    }
  };

  const renew = (run: LeasedRun, renewedAt: number) => {
    if (kept.has(run)) kept.set(run, { renewedAt });
  };
  const end = (run: LeasedRun, tell: () => void) => {
    if (kept.delete(run)) tell();
  };

  connection.subscribe(orders, {
    callback(error, message) {
      const order = error
        ? undefined
        : nats.cancelOrder.safeParse(parseJson(message.string())).data;
      for (const run of kept.keys()) {
        if (run.runId === order?.runId && run.attempt === order.attempt) run.onCancelled();
      }
    },
  });

  return {
    keep(run) {
      kept.set(run, { renewedAt: Date.now() });
      if (!timer) beatIn(interval());
      return {
        [Symbol.dispose]() {
          kept.delete(run);
        },
      };
    },
  };
}

async function reachable(connection: NatsConnection): Promise<boolean> {
  try {
    await within(retryMs, connection.rtt(), () => new Error('no answer'));
    return true;
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
