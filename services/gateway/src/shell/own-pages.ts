import { holds, type PermissionName, type Person } from '@patchbay/proto';

/** A page of the platform's own that is not for administrators alone, or belongs to one that is. */
type OwnPage = {
  href: string;
  title: string;
  icon: string;
  description: string;
  permission?: PermissionName;
};

const ownPages: readonly OwnPage[] = [
  { href: '/', title: 'Home', icon: 'house', description: 'Your spaces and apps' },
  {
    href: '/spaces',
    title: 'My spaces',
    icon: 'layer-group',
    description: 'The teams and projects that you are in',
  },
  {
    href: '/spaces/new',
    title: 'Create a space',
    icon: 'plus',
    description: 'A place for a team or a project',
    permission: 'spaces.create',
  },
  {
    href: '/inbox',
    title: 'Notifications',
    icon: 'bell',
    description: 'Your inbox: what you were told',
  },
  {
    href: '/inbox/preferences',
    title: 'Which notifications you get',
    icon: 'bell',
    description: 'Here, by mail, or not at all',
  },
  {
    href: '/tasks',
    title: 'Tasks',
    icon: 'clock-rotate-left',
    description: 'Schedules and runs: what runs when, and what became of it',
  },
  {
    href: '/tasks/new',
    title: 'New schedule',
    icon: 'clock',
    description: 'Have a task run at a time, or again and again',
    permission: 'tasks.administer',
  },
  {
    href: '/commands',
    title: 'Commands',
    icon: 'terminal',
    description: 'What plugins do when they are told to',
    permission: 'commands.run',
  },
  {
    href: '/groups',
    title: 'Groups',
    icon: 'users',
    description: 'People who get roles together',
    permission: 'people.administer',
  },
  {
    href: '/roles',
    title: 'Roles',
    icon: 'user-shield',
    description: 'Which permissions belong together',
    permission: 'people.administer',
  },
  {
    href: '/capabilities',
    title: 'Capabilities',
    icon: 'plug-circle-check',
    description: 'Which plugin serves where several could',
    permission: 'plugins.administer',
  },
  {
    href: '/account',
    title: 'Your account',
    icon: 'user',
    description: 'Password, two-step sign-in, where you are signed in, API tokens',
  },
  {
    href: '/account/settings',
    title: 'My settings',
    icon: 'sliders',
    description: 'How plugins are set for you',
  },
  {
    href: '/api/v1/docs',
    title: 'API',
    icon: 'code',
    description: 'What programs can ask for, and how',
  },
];

/** Those that somebody may open. */
export function ownPagesFor(person: Person): OwnPage[] {
  return ownPages.filter(({ permission }) => !permission || holds(person, permission));
}
