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
  updateUser: operation('People.updateUser', 'PATCH /users/{id}', { tag }),
  deleteUser: operation('People.deleteUser', 'DELETE /users/{id}', { tag }),
  exportUser: operation('People.exportUser', 'POST /users/{id}/export', { tag }),

  listGroups: operation('People.listGroups', 'GET /groups', { tag }),
  createGroup: operation('People.createGroup', 'POST /groups', {
    tag,
    required: ['name'],
    status: 201,
  }),
  updateGroup: operation('People.updateGroup', 'PATCH /groups/{id}', { tag }),
  deleteGroup: operation('People.deleteGroup', 'DELETE /groups/{id}', { tag }),
  addGroupMember: operation('People.addGroupMember', 'PUT /groups/{groupId}/members/{userId}', {
    tag,
  }),
  removeGroupMember: operation(
    'People.removeGroupMember',
    'DELETE /groups/{groupId}/members/{userId}',
    { tag },
  ),

  listRoles: operation('People.listRoles', 'GET /roles', { tag }),
  createRole: operation('People.createRole', 'POST /roles', {
    tag,
    required: ['name'],
    status: 201,
  }),
  updateRole: operation('People.updateRole', 'PATCH /roles/{name}', { tag }),
  deleteRole: operation('People.deleteRole', 'DELETE /roles/{name}', { tag }),
  grantRole: operation('People.grantRole', 'PUT /roles/{role}/holders', { tag }),
  revokeRole: operation('People.revokeRole', 'DELETE /roles/{role}/holders', { tag }),
  listPermissions: operation('People.listPermissions', 'GET /permissions', { tag }),
};
