import { holds, isInScope, verdictKey, type Holder } from './person.ts';

/** What somebody is in a space. Everybody who is in it is a `member`. */
export const spaceRoles = ['member', 'team', 'admin'] as const;

export type SpaceRole = (typeof spaceRoles)[number];

/** How people call those who have a role. */
export const spaceRoleTitles: Readonly<Record<SpaceRole, string>> = {
  member: 'Everybody in the space',
  team: 'Team',
  admin: 'Space admins',
};

/** The roles of the directory by name, as far as they permit something. */
export type DirectoryRoles = ReadonlyMap<
  string,
  { everything: boolean; permissions: readonly string[] }
>;

/**
 * Whether somebody has a permission in a space: by what policies said of it there, where they were
 * asked, else for the whole site, or by a role that they have there. The role `team` of spaces is `space.team` in the directory.
 */
export function holdsInSpace(
  person: Holder,
  permission: string,
  { space, held, roles }: { space: string; held: readonly SpaceRole[]; roles: DirectoryRoles },
): boolean {
  const verdict = person.verdicts?.get(verdictKey(permission, `space:${space}`));
  if (verdict) return verdict.allowed && isInScope(person, permission);
  if (holds(person, permission)) return true;
  if (!isInScope(person, permission)) return false;
  return held.some((name) => {
    const role = roles.get(`space.${name}`);
    return role !== undefined && (role.everything || role.permissions.includes(permission));
  });
}
