import { startOrigins, type Origins } from './origins.ts';
import { startPatchbay, type Patchbay } from './patchbay.ts';
import { startPeers, type Peer } from './peers.ts';

/** All proxies over the same two instances. */
export type Site = AsyncDisposable & {
  origins: Origins;
  patchbay: Patchbay;
  peers: readonly Peer[];
  /** Requests per second at saturation, by proxy, once they were measured. */
  saturation: Map<string, number>;
};

export async function startSite(): Promise<Site> {
  await using stack = new AsyncDisposableStack();
  const origins = stack.use(await startOrigins());
  const { peers } = stack.use(await startPeers(origins.folder, origins.ports));
  const patchbay = stack.use(await startPatchbay({ ports: origins.ports }));
  const started = stack.move();
  return {
    origins,
    peers,
    patchbay,
    saturation: new Map(),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
