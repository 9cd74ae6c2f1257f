import type { Database } from '@patchbay/chassis';
import { createBatcher, meetsRange, platformVersion } from '@patchbay/proto';
import type { Catalog, CatalogEntry } from '../catalog/catalog.ts';
import { resumeUnmissed } from './instance-store.ts';
import type { Held, Introduction } from './registration.ts';

/**
 * Gives an instance that nobody has missed to a new stream of its process, when nothing that the
 * catalog shows changes by that; undefined when it has to register.
 */
export type Resume = (introduction: Introduction, streamId: string) => Promise<Held | undefined>;

const gatherMs = 5;
const atMost = 500;

/**
 * After a replica died all its plugins are back within seconds, and most of them are as they were. So
 * those that come within 5 ms, or while the database is busy, are one statement and one look for what
 * has changed in the catalog, whatever their number; there is no revision of it.
 */
export function createResume({
  db,
  catalog,
  leaseMs,
}: {
  db: Database;
  catalog: Pick<Catalog, 'get' | 'refresh'>;
  leaseMs: number;
}): Resume {
  const resume = createBatcher(
    async (returning: Parameters<typeof resumeUnmissed>[1]) => {
      const said = await resumeUnmissed(db, returning, { leaseMs });
      // It is committed: the catalog asks again by itself.
      await catalog.refresh().catch(() => {});
      return returning.map(({ streamId }) => said.get(streamId));
    },
    { atMost, gatherMs },
  );

  return async ({ manifest, endpoint, resume: asked }, streamId) => {
    const { slug, version } = manifest;
    const entry = catalog.get(slug);
    if (!asked || !entry || isForAnotherPlatform(entry)) return undefined;
    const { instanceId, epoch } = asked;
    const known = entry.plugin.instances?.find(({ id }) => id === instanceId);
    if (known?.epoch !== epoch || known.version !== version) return undefined;
    if (known.endpoint !== endpoint) return undefined;
    const said = await resume({ instanceId, streamId, slug, epoch, version, endpoint });
    return said && { instanceId, streamId, epoch, said };
  };
}

/** The platform may be another version than when the plugin's state was derived. */
function isForAnotherPlatform({ plugin, manifest }: CatalogEntry): boolean {
  if (plugin.state?.name === 'incompatible') return true;
  return manifest?.platform !== undefined && !meetsRange(platformVersion, manifest.platform);
}
