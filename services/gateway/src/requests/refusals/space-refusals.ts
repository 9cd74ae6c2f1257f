import type { Refusal } from '../refusal.ts';

export function unknownSpace(slug: string): Refusal {
  return {
    status: 404,
    code: 'unknown_space',
    title: 'There is no such space',
    detail: `no space has the address "${slug}"`,
    hint: 'check the address, or choose one of your spaces',
  };
}

export function notInSpace(slug: string): Refusal {
  return {
    status: 403,
    code: 'not_in_space',
    title: 'You are not in this space',
    detail: `only those who are in "${slug}" may see it`,
    hint: 'ask an admin of the space to take you in',
  };
}

export function notSpaceAdmin(title: string): Refusal {
  return {
    status: 403,
    code: 'not_space_admin',
    title: 'For admins of the space only',
    detail: `only admins of "${title}" may change it`,
    hint: 'ask one of them to do it',
  };
}

export function archivedSpace(title: string): Refusal {
  return {
    status: 403,
    code: 'space_archived',
    title: 'The space is archived',
    detail: `the space is archived: "${title}" can be seen, and nothing in it can be changed`,
    hint: 'an admin of the space can take it out of the archive',
  };
}

export function inactivePlugin(title: string, { manageable }: { manageable: boolean }): Refusal {
  return {
    status: 404,
    code: 'plugin_inactive',
    title: `${title} is not active here`,
    detail: 'this plugin is not used in this space',
    hint: manageable
      ? "activate it in the space's settings"
      : 'ask an admin of the space if you need it',
  };
}

export function onlyInSpaces(title: string): Refusal {
  return {
    status: 404,
    code: 'only_in_spaces',
    title: `${title} works in spaces only`,
    detail: 'this plugin has no pages outside of spaces',
    hint: 'open it in one of your spaces',
  };
}
