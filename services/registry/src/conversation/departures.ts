import { PlatformError } from '@patchbay/proto';
import { changePlugin, type ChangeDeps } from '../plugins/change-plugin.ts';
import { markOffline, markSuspect, type Lease } from '../plugins/instance-store.ts';

/** Part of the lease time for which an instance whose stream broke is waited for. */
const grace = 0.8;

/** The stream broke: its process has some time to return. */
export async function missed(
  deps: ChangeDeps & { leases: { leaseMs: number } },
  slug: string,
  lease: Lease,
): Promise<void> {
  const graceMs = deps.leases.leaseMs * grace;
  await changePlugin(deps, slug, async (tx) => {
    if (!(await markSuspect(tx, lease, { graceMs }))) return { nothing: true };
    deps.events.instanceLeft({
      plugin: slug,
      instance: lease.instanceId,
      state: 'suspect',
      reason: 'connection-lost',
    });
  });
}

/** The process said that it ends. */
export async function stopped(deps: ChangeDeps, slug: string, lease: Lease): Promise<void> {
  await changePlugin(deps, slug, async (tx) => {
    if (!(await markOffline(tx, lease, { reason: 'stopped' }))) return { nothing: true };
    const { instanceId: instance } = lease;
    deps.events.instanceLeft({ plugin: slug, instance, state: 'offline', reason: 'stopped' });
    return { departure: 'stopped' };
  });
}

/** Ends an instance whose credential was revoked; the answer is what its process is told. */
export async function revoked(
  deps: ChangeDeps,
  slug: string,
  lease: Lease,
): Promise<PlatformError> {
  await changePlugin(deps, slug, async (tx) => {
    const left = await markOffline(tx, lease, { reason: 'credential-revoked' });
    return left ? { departure: 'credential-revoked' } : { nothing: true };
  });
  return new PlatformError(
    'unauthenticated',
    `the plugin's credential was revoked: make another with \`patchbay credentials create ${slug}\``,
  );
}
