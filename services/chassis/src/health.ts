import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { health, mount, within, type Mounted } from '@patchbay/proto';
import type { Metrics } from './metrics.ts';

/** Resolves when a dependency answers, rejects with why not. */
export type Check = () => Promise<void>;

export type Readiness = {
  /** The checks that fail, with why; none when ready. */
  failures(): Promise<Record<string, string>>;
  /** From now on not ready: the service is about to stop. */
  stop(): void;
};

export function createReadiness(
  checks: Record<string, Check>,
  { timeoutMs = 2_000 } = {},
): Readiness {
  let stopping = false;
  return {
    async failures() {
      if (stopping) return { service: 'stopping' };
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => {
          try {
            await within(timeoutMs, check(), () => new Error(`no answer in ${timeoutMs} ms`));
            return [];
          } catch (error) {
            return [[name, String(error)]];
          }
        }),
      );
      return Object.fromEntries(results.flat());
    },
    stop() {
      stopping = true;
    },
  };
}

/** `/healthz` (this process turns) and `/readyz` (what it needs answers). */
export function serveHealth(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const failures = await readiness.failures();
    const ready = Object.keys(failures).length === 0;
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', failures });
  });
}

/** `/metrics`, for Prometheus and not for the public. */
export function serveMetrics(
  app: FastifyInstance,
  metrics: Pick<Metrics, 'contentType' | 'metrics'>,
): void {
  app.get('/metrics', async (_request, reply) => {
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
}

/** `grpc.health.v1.Health` with the same answer as `/readyz`. */
export function grpcHealth(
  readiness: Readiness,
  { onUnexpected }: { onUnexpected: (error: unknown, id: string) => void },
): Mounted {
  const check = async () => {
    const ready = Object.keys(await readiness.failures()).length === 0;
    return { status: ready ? ('SERVING' as const) : ('NOT_SERVING' as const) };
  };
  return mount(
    health,
    {
      check,
      async *watch(_request, { signal }) {
        let last: string | undefined;
        while (!signal.aborted) {
          const response = await check();
          if (response.status !== last) yield response;
          last = response.status;
          await sleep(1000, undefined, { signal }).catch(() => {});
        }
      },
    },
    { onUnexpected },
  );
}
