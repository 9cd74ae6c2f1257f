import { every, type Logger } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import { changePlugin, type ChangeDeps } from './change-plugin.ts';
import { noteCrashes } from './note-crashes.ts';
import type { CrashLimit } from './crash-store.ts';
import {
  expireInstances,
  forgetInstances,
  pluginsWithExpiredLeases,
  renewLeases,
  takenOver,
  type Expired,
  type Lease,
} from './instance-store.ts';
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
      if (lost.length === 0) return;
      const superseding = await takenOver(
        db,
        lost.map(({ lease }) => lease),
      );
      for (const each of lost) {
        const isTaken = superseding.has(each.lease.instanceId);
        if (held.has(each)) each.end(isTaken ? superseded() : leaseOver(leaseMs));
      }
    } catch (error) {
      for (const each of beating) each.beating = true;
      throw error;
    }
  };

  const expire = async () => {
    if (Date.now() - fairSince < leaseMs) return;
    for (const slug of await pluginsWithExpiredLeases(db)) {
      let expired: Expired[] = [];
      await changePlugin(changes, slug, async (tx) => {
        expired = await expireInstances(tx, slug);
        const [first] = expired;
        if (!first) return { nothing: true };
        await noteCrashes(tx, slug, { count: expired.length, limit: crashLimit });
        return { departure: first.reason };
      });
      for (const { id: instance, reason } of expired) {
        events.instanceLeft({ plugin: slug, instance, state: 'offline', reason });
      }
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

/** Its process is still there, and may register again. */
function leaseOver(leaseMs: number): PlatformError {
  return new PlatformError(
    'unavailable',
    `nothing was heard of this process for ${leaseMs / 1000} seconds, so its lease is over: it was paused, something blocked its event loop, or the network lost what it said`,
    { reason: 'lease-over' },
  );
}
