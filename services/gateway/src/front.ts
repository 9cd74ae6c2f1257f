import { setTimeout as sleep } from 'node:timers/promises';
import type { Policy } from './engine/destination.ts';
import { createEngine } from './engine/engine.ts';
import { defaultLimits, type Limits } from './engine/limits.ts';
import { listen, type ListenOptions } from './engine/listener.ts';

export type Front = AsyncDisposable & { address: string };

/**
 * The one listener, with the engine behind it.
 *
 * Disposing stops accepting, calls `endStreams` for what would last, closes connections that carry no
 * request, waits up to `drainMs` for the requests under way, whose answers end their connections, then
 * closes every connection.
 */
export async function listenFront<Account>({
  policy,
  endStreams,
  limits = defaultLimits,
  drainMs = 5_000,
  ...options
}: ListenOptions & {
  policy: Policy<Account>;
  endStreams: () => void;
  limits?: Limits;
  drainMs?: number;
}): Promise<Front> {
  const engine = createEngine({ policy, limits });
  const listener = await listen(options, (socket, about) => engine.serve(socket, about));
  return {
    address: listener.address,
    async [Symbol.asyncDispose]() {
      listener.close();
      engine.stop();
      endStreams();
      const deadline = performance.now() + drainMs;
      while (engine.connections() > 0 && performance.now() < deadline) await sleep(20);
      engine.destroy();
    },
  };
}
