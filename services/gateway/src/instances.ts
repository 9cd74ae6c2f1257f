import type { ReceivedInstance, ReceivedPlugin } from '@patchbay/proto';

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

export type Instances = {
  /** The instance for the next request of `plugin`; undefined when there is none. */
  take(plugin: ReceivedPlugin, options?: { except?: string | undefined }): Lease | undefined;
  /** Forgets the instances that are no longer listed. */
  forget(plugins: Iterable<ReceivedPlugin>): void;
};

type Load = { endpoint: URL; outstanding: number; failures: number; ejectedUntil: number };

const minEjectionMs = 500;
const maxEjectionMs = 10_000;

/**
 * Balances over the instances of the active release: the one with the fewest requests under way among
 * those that are ready, else among those whose connection to the registry broke. One that cannot be connected to is passed over for
 * half a second, doubled at each further failure up to ten, unless there is no other.
 */
export function createInstances({ now = Date.now }: { now?: () => number } = {}): Instances {
  const loads = new Map<string, Load>();
  let turn = 0;

  const loadOf = (instance: ReceivedInstance): Load => {
    const key = keyOf(instance);
    let load = loads.get(key);
    if (!load) {
      load = {
        endpoint: new URL(instance.endpoint),
        outstanding: 0,
        failures: 0,
        ejectedUntil: 0,
      };
      loads.set(key, load);
    }
    return load;
  };

  return {
    take({ instances }, { except } = {}) {
      let best: { instance: ReceivedInstance; load: Load; rank: number } | undefined;
      turn++;
      for (let i = 0; i < instances.length; i++) {
        const instance = instances[(i + turn) % instances.length];
        if (!instance || instance.id === except || !URL.canParse(instance.endpoint)) continue;
        const load = loadOf(instance);
        const rank = rankOf(instance, load.ejectedUntil > now());
        if (rank === undefined) continue;
        const better =
          !best ||
          rank < best.rank ||
          (rank === best.rank && load.outstanding < best.load.outstanding);
        if (better) best = { instance, load, rank };
      }
      return best && leaseOf(best.instance.id, best.load, now);
    },
    forget(plugins) {
      const listed = new Set<string>();
      for (const { instances } of plugins) for (const it of instances) listed.add(keyOf(it));
      for (const key of loads.keys()) if (!listed.has(key)) loads.delete(key);
    },
  };
}

/** A process that took over an instance's name is another one. */
function keyOf({ id, epoch, endpoint }: ReceivedInstance): string {
  return `${id} ${epoch} ${endpoint}`;
}

function rankOf({ state, serving }: ReceivedInstance, ejected: boolean): number | undefined {
  if (!serving) return undefined;
  if (state?.name !== 'ready' && state?.name !== 'suspect') return undefined;
  return (state.name === 'ready' ? 0 : 1) + (ejected ? 2 : 0);
}

function leaseOf(id: string, load: Load, now: () => number): Lease {
  let released = false;
  load.outstanding++;
  return {
    id,
    endpoint: load.endpoint,
    answered() {
      load.failures = 0;
      load.ejectedUntil = 0;
    },
    failed() {
      load.ejectedUntil = now() + Math.min(maxEjectionMs, minEjectionMs * 2 ** load.failures);
      load.failures++;
    },
    release() {
      if (!released) load.outstanding--;
      released = true;
    },
  };
}
