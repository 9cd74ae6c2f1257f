import {
  commandDeadlineMs,
  neededPermissions,
  PlatformError,
  type CommandSpec,
  type Manifest,
} from '@patchbay/proto';
import type { Catalog, CatalogEntry } from '../catalog/catalog.ts';

/** A command of an active release. */
export type KnownCommand = {
  slug: string;
  spec: CommandSpec;
  /** Full name of the permission it needs. */
  permission: string | undefined;
  deadlineMs: number;
  /** Whether its plugin can run it now. */
  available: boolean;
};

/** The commands of active releases, of one plugin or of all. */
export function listKnownCommands(catalog: Catalog, slug?: string): KnownCommand[] {
  const entries = slug === undefined ? catalog.entries() : [catalog.get(slug)];
  return entries.flatMap((entry) => (entry ? commandsOf(entry) : []));
}

/** @throws PlatformError `not_found` "Unknown Command" that names those there are. */
export function requireCommand(
  catalog: Catalog,
  { slug, name }: { slug: string; name: string },
): KnownCommand {
  const known = listKnownCommands(catalog, slug);
  const found = known.find(({ spec }) => spec.name === name);
  if (found) return found;
  const listed = known.map(({ spec }) => spec.name).join(', ') || 'none';
  const why = catalog.get(slug)
    ? `plugin "${slug}" has no command "${name}"; it has ${listed}`
    : `there is no plugin "${slug}"`;
  throw new PlatformError('not_found', `Unknown Command: ${why}`, { reason: 'unknown-command' });
}

function commandsOf({ plugin, manifest }: CatalogEntry): KnownCommand[] {
  if (!manifest) return [];
  // A manifest that an earlier version of the registry has stored knows no commands.
  return (manifest.commands ?? [])
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((spec) => ({
      slug: plugin.slug,
      spec,
      permission: permissionOf(manifest, spec),
      deadlineMs: commandDeadlineMs(spec),
      available:
        plugin.offered === true &&
        (plugin.instances ?? []).some((it) => it.serving && it.state?.name === 'ready'),
    }));
}

function permissionOf({ slug, permissions }: Manifest, { permission }: CommandSpec) {
  if (permission === undefined) return undefined;
  return neededPermissions({ slug, permissions }, [permission])[0];
}
