import type { DirectoryCopy, KnownSpace } from '@patchbay/chassis';
import {
  holds,
  holdsInSpace,
  isActiveIn,
  type Person,
  type ReceivedPlugin,
  type SpaceRole,
} from '@patchbay/proto';
import type { PluginRoutes } from './plugin-route.ts';
import type { Refusal } from './refusal.ts';
import { notInSpace, unknownSpace } from './refusals/space-refusals.ts';

/** Somebody in a space. */
export type Entered = {
  space: KnownSpace;
  /** What they are there; nothing for a site manager from outside. */
  roles: readonly SpaceRole[];
  /** Whether they may change the space. */
  manageable: boolean;
};

export type Spaces = {
  /** Lets somebody into a space that they are in, or any that they administer (404, 403). */
  enter(person: Person, slug: string): Entered | Refusal;
  /** Lets whoever asks look at what is public in a space, without being anything there (404). */
  visit(slug: string): Entered | Refusal;
  /** Whether somebody has a permission here: for the whole site, or by their roles in the space. */
  holds(person: Person, permission: string, entered: Entered | undefined): boolean;
  /** The spaces that somebody is in, by title. */
  of(person: Person): KnownSpace[];
  isActive(
    plugin: Pick<ReceivedPlugin, 'slug' | 'enabled' | 'manifest'>,
    space: KnownSpace,
  ): boolean;
  /** A space by its id. */
  byId(id: string): KnownSpace | undefined;
};

/** Decides from the directory's copy alone. */
export function createSpaces({
  directory,
  routes,
}: {
  directory: Pick<DirectoryCopy, 'space' | 'spaces' | 'roles'>;
  routes: Pick<PluginRoutes, 'scopes'>;
}): Spaces {
  const holdsHere: Spaces['holds'] = (person, permission, entered) =>
    entered
      ? holdsInSpace(person, permission, {
          space: entered.space.id,
          held: entered.roles,
          roles: directory.roles(),
        })
      : holds(person, permission);

  return {
    enter(person, slug) {
      const space = directory.space(slug);
      if (!space) return unknownSpace(slug);
      const roles = space.members.get(person.id) ?? [];
      const entered = { space, roles, manageable: false };
      const manageable = holdsHere(person, 'spaces.administer', entered);
      if (roles.length === 0 && !manageable) return notInSpace(slug);
      return { ...entered, manageable };
    },
    visit(slug) {
      const space = directory.space(slug);
      return space ? { space, roles: [], manageable: false } : unknownSpace(slug);
    },
    holds: holdsHere,
    of: ({ id }) =>
      [...directory.spaces()]
        .filter(({ members }) => members.has(id))
        .toSorted((a, b) => a.title.localeCompare(b.title)),
    isActive: (plugin, { decided }) =>
      isActiveIn({
        enabled: plugin.enabled,
        scopes: routes.scopes(plugin),
        decided: decided.get(plugin.slug),
      }),
    byId: (id) => [...directory.spaces()].find((space) => space.id === id),
  };
}
