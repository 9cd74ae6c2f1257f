import { holds, type PermissionName, type Person, type ReceivedPlugin } from '@patchbay/proto';
import { adminEntries, type MayOpen } from './navigation.ts';

/** A page of the platform's own for those who administer it. */
type PlatformPage = {
  href: string;
  title: string;
  icon: string;
  description: string;
  permission: PermissionName;
};

const platformPages: readonly PlatformPage[] = [
  {
    href: '/plugins',
    title: 'Plugins',
    icon: 'plug',
    description: 'What is installed, in which state, and why',
    permission: 'plugins.administer',
  },
  {
    href: '/configuration',
    title: 'Configuration',
    icon: 'sliders',
    description: 'How each plugin is set for the whole site',
    permission: 'settings.administer',
  },
  {
    href: '/people',
    title: 'People',
    icon: 'users',
    description: 'Who may sign in, their groups and roles',
    permission: 'people.administer',
  },
  {
    href: '/audit',
    title: 'Audit log',
    icon: 'list-check',
    description: 'Who changed what, and when',
    permission: 'audit.read',
  },
  {
    href: '/credentials',
    title: 'Credentials',
    icon: 'key',
    description: 'With which processes connect as plugins',
    permission: 'plugins.administer',
  },
  {
    href: '/extension-points',
    title: 'Extension points',
    icon: 'shapes',
    description: 'What plugins add to each other and to the platform',
    permission: 'plugins.administer',
  },
];

/** Those that somebody may open, in order. */
export function platformPagesFor(person: Person): PlatformPage[] {
  return platformPages.filter(({ permission }) => holds(person, permission));
}

/** Whether somebody has anything to administer: of the platform, or of a plugin. */
export function administers(
  person: Person,
  plugins: Iterable<ReceivedPlugin>,
  mayOpen: MayOpen,
): boolean {
  return platformPagesFor(person).length > 0 || adminEntries(plugins, mayOpen).length > 0;
}
