import type { ReceivedInstance, ReceivedPlugin } from '@patchbay/proto';
import { choose, type Candidate } from '../engine/balancing.ts';
import { answeredRequest, unreachable } from '../engine/ejection.ts';
import { instanceEndpoint } from '../engine/endpoint.ts';
import { createInstance, type Instance } from '../engine/instance.ts';
import { closeEndpoint } from '../engine/upstream-pool.ts';

/** An instance while it has one request. */
export type Lease = {
  id: string;
  endpoint: URL;
  /** It answered: its failures are forgotten. */
  answered(): void;
  /** No connection to it: it gets nothing for a moment, longer each time. */
  failed(): void;
  /** The request has ended; to be called once or more. */
  release(): void;
};

export type Instances = Disposable & {
  /** Those that may answer requests to `plugin`, for the engine to choose from. */
  candidates(plugin: ReceivedPlugin): readonly Candidate[];
  /** The instance for the next request of `plugin`; undefined when there is none. */
  take(plugin: ReceivedPlugin, options?: { except?: string | undefined }): Lease | undefined;
  /** Forgets the instances that are no longer listed. */
  forget(plugins: Iterable<ReceivedPlugin>): void;
};

/**
 * The instances of the active releases, with what is known of each: requests under way and failures.
 * Those that are ready come before those whose connection to the registry broke. They are worked out
 * once for each plugin of the catalog, so that a change of the catalog is one swap.
 */
export function createInstances({ now = () => performance.now() } = {}): Instances {
  const known = new Map<string, Instance>();
  const compiled = new WeakMap<ReceivedPlugin, readonly Candidate[]>();

  const instanceOf = (received: ReceivedInstance): Instance => {
    const key = keyOf(received);
    let instance = known.get(key);
    if (!instance) {
      instance = createInstance(received.id, instanceEndpoint(new URL(received.endpoint)));
      known.set(key, instance);
    }
    return instance;
  };

  const candidates = (plugin: ReceivedPlugin): readonly Candidate[] => {
    let result = compiled.get(plugin);
    if (!result) {
      result = plugin.instances.flatMap((received) => {
        const rank = rankOf(received);
        if (rank === undefined || !URL.canParse(received.endpoint)) return [];
        return [{ instance: instanceOf(received), rank }];
      });
      compiled.set(plugin, result);
    }
    return result;
  };

  return {
    candidates,
    take(plugin, { except } = {}) {
      const all = candidates(plugin);
      const exceptInstance = all.find(({ instance }) => instance.id === except)?.instance;
      const instance = choose(all, { except: exceptInstance, now: now() });
      return instance && leaseOf(instance, now);
    },
    forget(plugins) {
      const listed = new Set<string>();
      for (const { instances } of plugins) for (const it of instances) listed.add(keyOf(it));
      for (const [key, { endpoint }] of known) {
        if (listed.has(key)) continue;
        known.delete(key);
        closeEndpoint(endpoint);
      }
    },
    [Symbol.dispose]() {
      for (const { endpoint } of known.values()) closeEndpoint(endpoint);
    },
  };
}

/** A process that took over an instance's name is another one. */
function keyOf({ id, epoch, endpoint }: ReceivedInstance): string {
  return `${id} ${epoch} ${endpoint}`;
}

function rankOf({ state, serving }: ReceivedInstance): number | undefined {
  if (!serving) return undefined;
  if (state?.name !== 'ready' && state?.name !== 'suspect') return undefined;
  return state.name === 'ready' ? 0 : 1;
}

function leaseOf(instance: Instance, now: () => number): Lease {
  let released = false;
  instance.outstanding++;
  return {
    id: instance.id,
    endpoint: new URL(instance.endpoint.origin),
    answered: () => answeredRequest(instance),
    failed: () => unreachable(instance, now()),
    release() {
      if (!released) instance.outstanding--;
      released = true;
    },
  };
}
