import {
  createHttp,
  createLogger,
  listenHttp,
  serveHealth,
  serveMetrics,
  type Metrics,
  type Readiness,
} from '@patchbay/chassis';
import type { Config } from './config.ts';

/** Serves what is for operators alone, `/metrics` and health, on the port that the door does not show. */
export async function listenInside(
  config: Config,
  {
    metrics,
    readiness,
  }: { metrics: Pick<Metrics, 'contentType' | 'metrics'>; readiness: Readiness },
): Promise<AsyncDisposable> {
  const inside = createHttp({ log: createLogger('gateway', config) });
  serveHealth(inside, readiness);
  serveMetrics(inside, metrics);
  await listenHttp(inside, config.GATEWAY_METRICS_LISTEN);
  return { [Symbol.asyncDispose]: () => inside.close() };
}
