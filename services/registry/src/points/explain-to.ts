import type { DecideAccess } from '@patchbay/chassis';
import {
  createRouter,
  holdsInSpace,
  isActiveIn,
  neededPermissions,
  scopesOf,
  type Manifest,
  type ReceivedDirectorySpace,
  type SpaceRole,
} from '@patchbay/proto';
import type { CatalogEntry } from '../catalog/catalog.ts';
import type { Directory } from '../people/directory.ts';
import type { Audience } from './audience.ts';
import type { CheckFound } from './explain-contribution.ts';
import { explainPermissions } from './explain-permissions.ts';

/**
 * Why a contribution that is shown is there for somebody, or in a space, or is not. Policies are asked
 * once about each permission that it needs.
 */
export async function checksFor(
  { plugin, manifest }: CatalogEntry,
  contribution: { point?: string; properties: Readonly<Record<string, unknown>> },
  { person, space }: Audience,
  { roles, decide }: { roles: Directory['roles']; decide: DecideAccess },
): Promise<CheckFound[]> {
  const checks: CheckFound[] = [];
  const held = heldIn(space, person?.id);
  const may = (permission: string) =>
    person !== undefined &&
    holdsInSpace(person, permission, { space: space?.id ?? '', held, roles });
  if (person) {
    checks.push({
      name: 'the person may sign in',
      passed: !person.disabled,
      detail: person.disabled
        ? `"${person.username}" is disabled: enable them on the page of people`
        : `"${person.username}" is not disabled`,
    });
  }
  if (space && person) {
    const enters = held.length > 0 || may('spaces.administer');
    checks.push({
      name: 'the person may enter the space',
      passed: enters,
      detail: enters
        ? `they are ${held.join(', ') || 'a manager of all spaces'}`
        : `"${person.username}" is not in the space "${space.slug}": one of its admins can take them in`,
    });
  }
  if (space) checks.push(activation(plugin, manifest, space));
  if (person) {
    const needed = [...new Set(neededBy(plugin.slug, manifest, contribution))];
    checks.push(...(await explainPermissions(needed, { person, space, decide })));
  }
  return checks;
}

function heldIn(space: ReceivedDirectorySpace | undefined, userId: string | undefined) {
  const member = space?.members.find((it) => it.userId === userId);
  return (member?.roles ?? []) as SpaceRole[];
}

function activation(
  { slug, enabled = true }: CatalogEntry['plugin'],
  manifest: Manifest | null,
  space: ReceivedDirectorySpace,
): CheckFound {
  const scopes = scopesOf(manifest);
  const decided = space.plugins.find(({ plugin }) => plugin === slug)?.active;
  const passed = isActiveIn({ enabled, scopes, decided });
  const name = 'the plugin is active in the space';
  if (!scopes.space) return { name, passed, detail: `"${slug}" is not for spaces` };
  const how = decided === undefined ? 'nobody decided, so its default counts' : 'that was decided';
  return {
    name,
    passed,
    detail: passed
      ? `it is active in "${space.slug}": ${how}`
      : `it is not active in "${space.slug}": ${how}; an admin of the space can activate it in its settings`,
  };
}

/** What the contribution asks for, and the page that it leads to, if it does. */
function neededBy(
  slug: string,
  manifest: Manifest | null,
  { point, properties }: { point?: string; properties: Readonly<Record<string, unknown>> },
): readonly string[] {
  const declared = { slug, permissions: manifest?.permissions ?? [] };
  const listed = properties['permissions'];
  const own = neededPermissions(declared, Array.isArray(listed) ? listed.map(String) : []);
  const { path = point === 'nav' ? '/' : undefined } = properties;
  if (typeof path !== 'string') return own;
  const match = createRouter(manifest?.routes ?? []).match('GET', path);
  const route = match.kind === 'found' ? match.route : undefined;
  return [...own, ...neededPermissions(declared, route?.permissions ?? [])];
}
