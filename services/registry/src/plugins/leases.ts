import { every, type Logger } from '@patchbay/chassis';
import type { PlatformError } from '@patchbay/proto';
import { changePlugin, type ChangeDeps } from './change-plugin.ts';
import { addCrashes, type CrashLimit } from './crash-store.ts';
import {
  expireInstances,
  forgetInstances,
  pluginsWithExpiredLeases,
  renewLeases,
  type Lease,
} from './instance-store.ts';
import { saveDecisions } from './plugin-store.ts';
import { superseded } from './registration.ts';

export type Leases = AsyncDisposable & {
  leaseMs: number;
  /** From now on heartbeats of this stream renew its instance's lease; `end` is called if it loses it. */
  hold(lease: Lease, end: (error?: PlatformError) => void): Disposable & { heartbeat: () => void };
  /**
   * Ends every stream, so that the plugins connect to another replica. Their leases run on meanwhile, so
   * that nobody misses those who do.
   */
  release(): void;
  isReleased(): boolean;
};

type Held = { lease: Lease; beating: boolean; end: (error?: PlatformError) => void };

/**
 * Renews the leases of the instances connected to this replica and ends those that ran out.
 *
 * Cost: two statements a tenth of the lease time, whatever the number of instances. After a start,
 * or when Postgres was away, nothing is ended for one lease time: the instances could not renew. A
 * plugin whose instances crash too often is quarantined.
 */
export function keepLeases({
  log,
  leaseMs,
  crashLimit,
  ...changes
}: ChangeDeps & { log: Logger; leaseMs: number; crashLimit: CrashLimit }): Leases {
  const { db, events } = changes;
  const held = new Set<Held>();
  let fairSince = Date.now();
  let released = false;

  const renew = async () => {
    const beating = [...held].filter(({ beating: recently }) => recently);
    if (beating.length === 0) return;
    for (const each of beating) each.beating = false;
    try {
      const leases = beating.map(({ lease }) => lease);
      const kept = await renewLeases(db, leases, { leaseMs });
      const lost = beating.filter(({ lease }) => !kept.has(lease.streamId));
      for (const each of lost) if (held.has(each)) each.end(superseded());
    } catch (error) {
      for (const each of beating) each.beating = true;
      throw error;
    }
  };

  const expire = async () => {
    if (Date.now() - fairSince < leaseMs) return;
    for (const slug of await pluginsWithExpiredLeases(db)) {
      let ids: string[] = [];
      await changePlugin(changes, slug, async (tx) => {
        ids = await expireInstances(tx, slug);
        if (ids.length === 0) return { nothing: true };
        const { crashes: most, windowSeconds } = crashLimit;
        const crashes = await addCrashes(tx, slug, { count: ids.length, windowSeconds });
        if (crashes >= most) await saveDecisions(tx, slug, { quarantined: true });
        return { departure: 'lease-expired' };
      });
      const how = { state: 'offline', reason: 'lease-expired' };
      for (const instance of ids) events.instanceLeft({ plugin: slug, instance, ...how });
    }
  };

  const work = async () => {
    try {
      await renew();
      await expire();
    } catch (error) {
      fairSince = Date.now();
      throw error;
    }
  };
  const loops = new AsyncDisposableStack();
  loops.use(every(leaseMs / 10, work, { log, name: 'leases' }));
  loops.use(every(3_600_000, () => forgetInstances(db), { log, name: 'forget-instances' }));

  return {
    leaseMs,
    hold(lease, end) {
      const entry: Held = { lease, end, beating: false };
      held.add(entry);
      return {
        heartbeat: () => (entry.beating = true),
        [Symbol.dispose]: () => void held.delete(entry),
      };
    },
    release() {
      released = true;
      for (const { end } of held) end();
    },
    isReleased: () => released,
    [Symbol.asyncDispose]: () => loops.disposeAsync(),
  };
}
