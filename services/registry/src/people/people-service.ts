import { mount, people, toStruct, type HandlersOf, type Mounted } from '@patchbay/proto';
import { callerOf } from '../access/caller.ts';
import type { AskPlugin } from '../lifecycle/ask-plugin.ts';
import type { PeopleDeps } from './change-people.ts';
import { exportUser } from './export-user.ts';
import { groupCalls } from './groups-people.ts';
import type { Guard, Need, Needs } from '../access/guard.ts';
import { roleCalls } from './roles-people.ts';
import { userCalls } from './users-people.ts';

const toRead: Need = ['people.administer', 'people.read'];

const needs: Needs<typeof people> = {
  listUsers: toRead,
  getUser: toRead,
  createUser: 'people.administer',
  ensureUser: 'platform',
  updateUser: 'people.administer',
  deleteUser: 'people.administer',
  exportUser: 'people.administer',
  listGroups: toRead,
  getGroup: toRead,
  createGroup: 'people.administer',
  updateGroup: 'people.administer',
  deleteGroup: 'people.administer',
  addGroupMember: 'people.administer',
  removeGroupMember: 'people.administer',
  listRoles: toRead,
  getRole: toRead,
  createRole: 'people.administer',
  updateRole: 'people.administer',
  deleteRole: 'people.administer',
  grantRole: 'people.administer',
  revokeRole: 'people.administer',
  listRoleHolders: toRead,
  listPermissions: toRead,
};

/** `patchbay.registry.v1.People`: users, groups, roles, and what each role permits. */
export function mountPeople({
  guard,
  ...deps
}: PeopleDeps & { guard: Guard; askPlugin: AskPlugin }): Mounted {
  const handlers: HandlersOf<typeof people> = {
    ...userCalls(deps),
    ...groupCalls(deps),
    ...roleCalls(deps),
    exportUser: async ({ id }, context) => ({
      data: toStruct(await exportUser(deps, { id, caller: callerOf(context) })),
    }),
  };
  return mount(people, handlers, guard.mounted(needs));
}
