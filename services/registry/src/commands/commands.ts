import {
  commandDeadlineMs,
  holds,
  neededPermissions,
  PlatformError,
  type CommandSpec,
  type Manifest,
} from '@patchbay/proto';
import type { Caller } from '../access/caller.ts';
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

/** Why somebody may not run a command; undefined when they may. */
export function refusalOf({ slug, spec, permission }: KnownCommand, caller: Caller) {
  const exposed = exposures[spec.exposure] as readonly string[];
  if (!exposed.includes(caller.kind)) {
    const message =
      spec.exposure === 'internal'
        ? `command "${spec.name}" of plugin "${slug}" is internal: only plugins and the platform run it`
        : `command "${spec.name}" of plugin "${slug}" is not for browsers: call it with an API token`;
    return new PlatformError('forbidden', message, { reason: 'exposure' });
  }
  if (permission === undefined || caller.kind === 'platform' || holds(caller, permission)) {
    return undefined;
  }
  const message = `command "${spec.name}" of plugin "${slug}" needs the permission "${permission}"`;
  return new PlatformError('forbidden', message, { reason: 'permission' });
}

/** Which kinds of callers a command is exposed to. */
const exposures = {
  ui: ['user', 'token', 'plugin', 'platform'],
  api: ['token', 'plugin', 'platform'],
  internal: ['plugin', 'platform'],
} as const satisfies Record<CommandSpec['exposure'], readonly Caller['kind'][]>;

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
