import { operation } from './operation.ts';

const tag = 'People';

export const peopleOperations = {
  listUsers: operation('People.listUsers', 'GET /users', { tag }),
  getUser: operation('People.getUser', 'GET /users/{id}', { tag }),
  createUser: operation('People.createUser', 'POST /users', {
    tag,
    required: ['username'],
    status: 201,
  }),
  updateUser: operation('People.updateUser', 'PATCH /users/{id}', { tag, changes: 'getUser' }),
  deleteUser: operation('People.deleteUser', 'DELETE /users/{id}', { tag, changes: 'getUser' }),
  exportUser: operation('People.exportUser', 'POST /users/{id}/export', { tag }),

  listGroups: operation('People.listGroups', 'GET /groups', { tag }),
  getGroup: operation('People.getGroup', 'GET /groups/{id}', { tag }),
  createGroup: operation('People.createGroup', 'POST /groups', {
    tag,
    required: ['name'],
    status: 201,
  }),
  updateGroup: operation('People.updateGroup', 'PATCH /groups/{id}', { tag, changes: 'getGroup' }),
  deleteGroup: operation('People.deleteGroup', 'DELETE /groups/{id}', { tag, changes: 'getGroup' }),
  addGroupMember: operation('People.addGroupMember', 'PUT /groups/{groupId}/members/{userId}', {
    tag,
    changes: 'getGroup',
  }),
  removeGroupMember: operation(
    'People.removeGroupMember',
    'DELETE /groups/{groupId}/members/{userId}',
    { tag, changes: 'getGroup' },
  ),

  listRoles: operation('People.listRoles', 'GET /roles', { tag }),
  getRole: operation('People.getRole', 'GET /roles/{name}', { tag }),
  createRole: operation('People.createRole', 'POST /roles', {
    tag,
    required: ['name'],
    status: 201,
  }),
  updateRole: operation('People.updateRole', 'PATCH /roles/{name}', { tag, changes: 'getRole' }),
  deleteRole: operation('People.deleteRole', 'DELETE /roles/{name}', { tag, changes: 'getRole' }),
  listRoleHolders: operation('People.listRoleHolders', 'GET /roles/{role}/holders', { tag }),
  grantRole: operation('People.grantRole', 'PUT /roles/{role}/holders', {
    tag,
    changes: 'listRoleHolders',
  }),
  revokeRole: operation('People.revokeRole', 'DELETE /roles/{role}/holders', {
    tag,
    changes: 'listRoleHolders',
  }),
  listPermissions: operation('People.listPermissions', 'GET /permissions', { tag }),
};
