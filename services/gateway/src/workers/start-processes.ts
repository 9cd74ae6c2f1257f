import type { Config } from '../config.ts';
import { startGateway } from '../gateway.ts';
import { listenInside } from '../listen-inside.ts';
import { startWorkers } from './start-workers.ts';

/** Starts the gateway as GATEWAY_WORKERS says: in this process, or in several on one port. */
export function startProcesses(config: Config): Promise<AsyncDisposable> {
  return config.GATEWAY_WORKERS === 1 ? startAlone(config) : startWorkers(config);
}

async function startAlone(config: Config): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const gateway = stack.use(await startGateway(config));
  stack.use(await listenInside(config, gateway));
  return stack.move();
}
