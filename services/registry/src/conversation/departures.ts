import { PlatformError } from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import { platform } from '../access/caller.ts';
import { changePlugin, type ChangeDeps } from '../plugins/change-plugin.ts';
import { noteCrashes } from '../plugins/note-crashes.ts';
import type { CrashLimit } from '../plugins/crash-store.ts';
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
  let left = false;
  await changePlugin(deps, slug, async (tx) => {
    left = await markSuspect(tx, lease, { graceMs });
    if (!left) return { nothing: true };
  });
  const { instanceId: instance } = lease;
  const how = { state: 'suspect', reason: 'connection-lost' };
  if (left) deps.events.instanceLeft({ plugin: slug, instance, ...how });
}

/** The process said that it ends. */
export async function stopped(deps: ChangeDeps, slug: string, lease: Lease): Promise<void> {
  let left = false;
  await changePlugin(deps, slug, async (tx) => {
    left = await markOffline(tx, lease, { reason: 'stopped' });
    return left ? { departure: 'stopped' } : { nothing: true };
  });
  const { instanceId: instance } = lease;
  const how = { state: 'offline', reason: 'stopped' };
  if (left) deps.events.instanceLeft({ plugin: slug, instance, ...how });
}

const maxErrorLength = 2_000;

/** The process said that an error ends it. */
export async function crashed(
  deps: ChangeDeps & { crashLimit: CrashLimit },
  slug: string,
  lease: Lease,
  text: string,
): Promise<void> {
  const error = text.slice(0, maxErrorLength);
  const { instanceId: instance } = lease;
  let left = false;
  await changePlugin(deps, slug, async (tx) => {
    left = await markOffline(tx, lease, { reason: 'crashed' });
    if (!left) return { nothing: true };
    await noteCrashes(tx, slug, { count: 1, error, limit: deps.crashLimit });
    const deed = { action: 'plugin.crashed', target: `plugin:${slug}`, after: { instance, error } };
    await recordDeeds(tx, platform, [deed]);
    return { departure: 'crashed' };
  });
  const how = { state: 'offline', reason: 'crashed' };
  if (left) deps.events.instanceLeft({ plugin: slug, instance, ...how });
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
