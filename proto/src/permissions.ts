/** A permission of the platform itself. */
export type PlatformPermission = {
  name: string;
  title: string;
  description: string;
  /** What it is asked about; left out when it is about the whole site. */
  object?: 'plugin' | 'space' | 'command';
  /** Roles that have it from the start, besides `administrator`, which has all. */
  defaultRoles: readonly BuiltInRole[];
};

/** Roles that always exist. Those of scope `space` are what members of a space are there. */
export const builtInRoles = [
  {
    name: 'administrator',
    scope: 'site',
    title: 'Administrator',
    description: 'May do everything on this site',
  },
  {
    name: 'member',
    scope: 'site',
    title: 'Member',
    description: 'Everybody who can sign in has this role',
  },
  {
    name: 'space.member',
    scope: 'space',
    title: 'Member of a space',
    description: 'Everybody in a space has this role there',
  },
  {
    name: 'space.team',
    scope: 'space',
    title: 'Team of a space',
    description: 'Who works in a space has this role there',
  },
  {
    name: 'space.admin',
    scope: 'space',
    title: 'Admin of a space',
    description: 'Who runs a space has this role there',
  },
] as const;

export type BuiltInRole = (typeof builtInRoles)[number]['name'];

/** The permissions of the platform itself. A new one is a new line; none is ever renamed. */
export const platformPermissions = [
  {
    name: 'plugins.administer',
    title: 'Administer plugins',
    description: 'Install, enable, approve, pin and remove plugins, and make their credentials',
    object: 'plugin',
    defaultRoles: [],
  },
  {
    name: 'settings.administer',
    title: 'Change site settings',
    description: 'Read and change the settings of plugins for the whole site',
    object: 'plugin',
    defaultRoles: [],
  },
  {
    name: 'catalog.read',
    title: 'Read the catalog',
    description: 'See every plugin with its state, releases and processes, also over the API',
    defaultRoles: [],
  },
  {
    name: 'people.administer',
    title: 'Administer people',
    description:
      'Invite and disable people, and decide who has which role: whoever has it can give it to themselves',
    defaultRoles: [],
  },
  {
    name: 'people.read',
    title: 'See people',
    description: 'See the names of all people, their groups and roles',
    defaultRoles: [],
  },
  {
    name: 'audit.read',
    title: 'Read the audit log',
    description: 'See who did what, and what it was before',
    defaultRoles: [],
  },
  {
    name: 'spaces.create',
    title: 'Create spaces',
    description: 'Make a new space; whoever does is its first admin',
    defaultRoles: ['member'],
  },
  {
    name: 'spaces.administer',
    title: 'Administer all spaces',
    description: 'Enter, change, archive and delete every space, and decide who is in it',
    object: 'space',
    defaultRoles: ['space.admin'],
  },
  {
    name: 'tasks.administer',
    title: 'Administer tasks',
    description: 'Start, pause and cancel the tasks of plugins',
    object: 'plugin',
    defaultRoles: [],
  },
  {
    name: 'commands.run',
    title: 'Run commands',
    description: 'Run commands of plugins; a command may ask for more',
    object: 'command',
    defaultRoles: ['member'],
  },
  {
    name: 'dashboard.view',
    title: 'See the home page',
    description: 'See the home page with what plugins show there',
    defaultRoles: ['member'],
  },
] as const satisfies readonly PlatformPermission[];

export type PermissionName = (typeof platformPermissions)[number]['name'];

/** A plugin's permission under its full name: `edit` of `notes` is `notes.edit`. */
export function permissionName(slug: string, name: string): string {
  return name.startsWith(`${slug}.`) ? name : `${slug}.${name}`;
}

/**
 * The permissions that a route needs, all of them, under their full names: those that its plugin
 * declares may stand there without its slug.
 */
export function neededPermissions(
  { slug, permissions }: { slug: string; permissions: readonly { name: string }[] },
  needed: readonly string[],
): string[] {
  const own = new Set(permissions.map(({ name }) => permissionName(slug, name)));
  return needed.map((name) => {
    const full = permissionName(slug, name);
    return own.has(full) ? full : name;
  });
}
