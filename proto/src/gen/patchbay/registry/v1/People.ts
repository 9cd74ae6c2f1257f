// Original file: patchbay/registry/v1/people.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddGroupMemberRequest as _patchbay_registry_v1_AddGroupMemberRequest, AddGroupMemberRequest__Output as _patchbay_registry_v1_AddGroupMemberRequest__Output } from '../../../patchbay/registry/v1/AddGroupMemberRequest.ts';
import type { AddGroupMemberResponse as _patchbay_registry_v1_AddGroupMemberResponse, AddGroupMemberResponse__Output as _patchbay_registry_v1_AddGroupMemberResponse__Output } from '../../../patchbay/registry/v1/AddGroupMemberResponse.ts';
import type { CreateGroupRequest as _patchbay_registry_v1_CreateGroupRequest, CreateGroupRequest__Output as _patchbay_registry_v1_CreateGroupRequest__Output } from '../../../patchbay/registry/v1/CreateGroupRequest.ts';
import type { CreateGroupResponse as _patchbay_registry_v1_CreateGroupResponse, CreateGroupResponse__Output as _patchbay_registry_v1_CreateGroupResponse__Output } from '../../../patchbay/registry/v1/CreateGroupResponse.ts';
import type { CreateRoleRequest as _patchbay_registry_v1_CreateRoleRequest, CreateRoleRequest__Output as _patchbay_registry_v1_CreateRoleRequest__Output } from '../../../patchbay/registry/v1/CreateRoleRequest.ts';
import type { CreateRoleResponse as _patchbay_registry_v1_CreateRoleResponse, CreateRoleResponse__Output as _patchbay_registry_v1_CreateRoleResponse__Output } from '../../../patchbay/registry/v1/CreateRoleResponse.ts';
import type { CreateUserRequest as _patchbay_registry_v1_CreateUserRequest, CreateUserRequest__Output as _patchbay_registry_v1_CreateUserRequest__Output } from '../../../patchbay/registry/v1/CreateUserRequest.ts';
import type { CreateUserResponse as _patchbay_registry_v1_CreateUserResponse, CreateUserResponse__Output as _patchbay_registry_v1_CreateUserResponse__Output } from '../../../patchbay/registry/v1/CreateUserResponse.ts';
import type { DeleteGroupRequest as _patchbay_registry_v1_DeleteGroupRequest, DeleteGroupRequest__Output as _patchbay_registry_v1_DeleteGroupRequest__Output } from '../../../patchbay/registry/v1/DeleteGroupRequest.ts';
import type { DeleteGroupResponse as _patchbay_registry_v1_DeleteGroupResponse, DeleteGroupResponse__Output as _patchbay_registry_v1_DeleteGroupResponse__Output } from '../../../patchbay/registry/v1/DeleteGroupResponse.ts';
import type { DeleteRoleRequest as _patchbay_registry_v1_DeleteRoleRequest, DeleteRoleRequest__Output as _patchbay_registry_v1_DeleteRoleRequest__Output } from '../../../patchbay/registry/v1/DeleteRoleRequest.ts';
import type { DeleteRoleResponse as _patchbay_registry_v1_DeleteRoleResponse, DeleteRoleResponse__Output as _patchbay_registry_v1_DeleteRoleResponse__Output } from '../../../patchbay/registry/v1/DeleteRoleResponse.ts';
import type { DeleteUserRequest as _patchbay_registry_v1_DeleteUserRequest, DeleteUserRequest__Output as _patchbay_registry_v1_DeleteUserRequest__Output } from '../../../patchbay/registry/v1/DeleteUserRequest.ts';
import type { DeleteUserResponse as _patchbay_registry_v1_DeleteUserResponse, DeleteUserResponse__Output as _patchbay_registry_v1_DeleteUserResponse__Output } from '../../../patchbay/registry/v1/DeleteUserResponse.ts';
import type { EnsureUserRequest as _patchbay_registry_v1_EnsureUserRequest, EnsureUserRequest__Output as _patchbay_registry_v1_EnsureUserRequest__Output } from '../../../patchbay/registry/v1/EnsureUserRequest.ts';
import type { EnsureUserResponse as _patchbay_registry_v1_EnsureUserResponse, EnsureUserResponse__Output as _patchbay_registry_v1_EnsureUserResponse__Output } from '../../../patchbay/registry/v1/EnsureUserResponse.ts';
import type { ExportUserRequest as _patchbay_registry_v1_ExportUserRequest, ExportUserRequest__Output as _patchbay_registry_v1_ExportUserRequest__Output } from '../../../patchbay/registry/v1/ExportUserRequest.ts';
import type { ExportUserResponse as _patchbay_registry_v1_ExportUserResponse, ExportUserResponse__Output as _patchbay_registry_v1_ExportUserResponse__Output } from '../../../patchbay/registry/v1/ExportUserResponse.ts';
import type { GetGroupRequest as _patchbay_registry_v1_GetGroupRequest, GetGroupRequest__Output as _patchbay_registry_v1_GetGroupRequest__Output } from '../../../patchbay/registry/v1/GetGroupRequest.ts';
import type { GetGroupResponse as _patchbay_registry_v1_GetGroupResponse, GetGroupResponse__Output as _patchbay_registry_v1_GetGroupResponse__Output } from '../../../patchbay/registry/v1/GetGroupResponse.ts';
import type { GetRoleRequest as _patchbay_registry_v1_GetRoleRequest, GetRoleRequest__Output as _patchbay_registry_v1_GetRoleRequest__Output } from '../../../patchbay/registry/v1/GetRoleRequest.ts';
import type { GetRoleResponse as _patchbay_registry_v1_GetRoleResponse, GetRoleResponse__Output as _patchbay_registry_v1_GetRoleResponse__Output } from '../../../patchbay/registry/v1/GetRoleResponse.ts';
import type { GetUserRequest as _patchbay_registry_v1_GetUserRequest, GetUserRequest__Output as _patchbay_registry_v1_GetUserRequest__Output } from '../../../patchbay/registry/v1/GetUserRequest.ts';
import type { GetUserResponse as _patchbay_registry_v1_GetUserResponse, GetUserResponse__Output as _patchbay_registry_v1_GetUserResponse__Output } from '../../../patchbay/registry/v1/GetUserResponse.ts';
import type { GrantRoleRequest as _patchbay_registry_v1_GrantRoleRequest, GrantRoleRequest__Output as _patchbay_registry_v1_GrantRoleRequest__Output } from '../../../patchbay/registry/v1/GrantRoleRequest.ts';
import type { GrantRoleResponse as _patchbay_registry_v1_GrantRoleResponse, GrantRoleResponse__Output as _patchbay_registry_v1_GrantRoleResponse__Output } from '../../../patchbay/registry/v1/GrantRoleResponse.ts';
import type { ListGroupsRequest as _patchbay_registry_v1_ListGroupsRequest, ListGroupsRequest__Output as _patchbay_registry_v1_ListGroupsRequest__Output } from '../../../patchbay/registry/v1/ListGroupsRequest.ts';
import type { ListGroupsResponse as _patchbay_registry_v1_ListGroupsResponse, ListGroupsResponse__Output as _patchbay_registry_v1_ListGroupsResponse__Output } from '../../../patchbay/registry/v1/ListGroupsResponse.ts';
import type { ListPermissionsRequest as _patchbay_registry_v1_ListPermissionsRequest, ListPermissionsRequest__Output as _patchbay_registry_v1_ListPermissionsRequest__Output } from '../../../patchbay/registry/v1/ListPermissionsRequest.ts';
import type { ListPermissionsResponse as _patchbay_registry_v1_ListPermissionsResponse, ListPermissionsResponse__Output as _patchbay_registry_v1_ListPermissionsResponse__Output } from '../../../patchbay/registry/v1/ListPermissionsResponse.ts';
import type { ListRoleHoldersRequest as _patchbay_registry_v1_ListRoleHoldersRequest, ListRoleHoldersRequest__Output as _patchbay_registry_v1_ListRoleHoldersRequest__Output } from '../../../patchbay/registry/v1/ListRoleHoldersRequest.ts';
import type { ListRoleHoldersResponse as _patchbay_registry_v1_ListRoleHoldersResponse, ListRoleHoldersResponse__Output as _patchbay_registry_v1_ListRoleHoldersResponse__Output } from '../../../patchbay/registry/v1/ListRoleHoldersResponse.ts';
import type { ListRolesRequest as _patchbay_registry_v1_ListRolesRequest, ListRolesRequest__Output as _patchbay_registry_v1_ListRolesRequest__Output } from '../../../patchbay/registry/v1/ListRolesRequest.ts';
import type { ListRolesResponse as _patchbay_registry_v1_ListRolesResponse, ListRolesResponse__Output as _patchbay_registry_v1_ListRolesResponse__Output } from '../../../patchbay/registry/v1/ListRolesResponse.ts';
import type { ListUsersRequest as _patchbay_registry_v1_ListUsersRequest, ListUsersRequest__Output as _patchbay_registry_v1_ListUsersRequest__Output } from '../../../patchbay/registry/v1/ListUsersRequest.ts';
import type { ListUsersResponse as _patchbay_registry_v1_ListUsersResponse, ListUsersResponse__Output as _patchbay_registry_v1_ListUsersResponse__Output } from '../../../patchbay/registry/v1/ListUsersResponse.ts';
import type { RemoveGroupMemberRequest as _patchbay_registry_v1_RemoveGroupMemberRequest, RemoveGroupMemberRequest__Output as _patchbay_registry_v1_RemoveGroupMemberRequest__Output } from '../../../patchbay/registry/v1/RemoveGroupMemberRequest.ts';
import type { RemoveGroupMemberResponse as _patchbay_registry_v1_RemoveGroupMemberResponse, RemoveGroupMemberResponse__Output as _patchbay_registry_v1_RemoveGroupMemberResponse__Output } from '../../../patchbay/registry/v1/RemoveGroupMemberResponse.ts';
import type { RevokeRoleRequest as _patchbay_registry_v1_RevokeRoleRequest, RevokeRoleRequest__Output as _patchbay_registry_v1_RevokeRoleRequest__Output } from '../../../patchbay/registry/v1/RevokeRoleRequest.ts';
import type { RevokeRoleResponse as _patchbay_registry_v1_RevokeRoleResponse, RevokeRoleResponse__Output as _patchbay_registry_v1_RevokeRoleResponse__Output } from '../../../patchbay/registry/v1/RevokeRoleResponse.ts';
import type { UpdateGroupRequest as _patchbay_registry_v1_UpdateGroupRequest, UpdateGroupRequest__Output as _patchbay_registry_v1_UpdateGroupRequest__Output } from '../../../patchbay/registry/v1/UpdateGroupRequest.ts';
import type { UpdateGroupResponse as _patchbay_registry_v1_UpdateGroupResponse, UpdateGroupResponse__Output as _patchbay_registry_v1_UpdateGroupResponse__Output } from '../../../patchbay/registry/v1/UpdateGroupResponse.ts';
import type { UpdateRoleRequest as _patchbay_registry_v1_UpdateRoleRequest, UpdateRoleRequest__Output as _patchbay_registry_v1_UpdateRoleRequest__Output } from '../../../patchbay/registry/v1/UpdateRoleRequest.ts';
import type { UpdateRoleResponse as _patchbay_registry_v1_UpdateRoleResponse, UpdateRoleResponse__Output as _patchbay_registry_v1_UpdateRoleResponse__Output } from '../../../patchbay/registry/v1/UpdateRoleResponse.ts';
import type { UpdateUserRequest as _patchbay_registry_v1_UpdateUserRequest, UpdateUserRequest__Output as _patchbay_registry_v1_UpdateUserRequest__Output } from '../../../patchbay/registry/v1/UpdateUserRequest.ts';
import type { UpdateUserResponse as _patchbay_registry_v1_UpdateUserResponse, UpdateUserResponse__Output as _patchbay_registry_v1_UpdateUserResponse__Output } from '../../../patchbay/registry/v1/UpdateUserResponse.ts';

/**
 * Users, groups, roles, and what each role permits.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. On behalf of a
 * person it needs `people.administer`. Every change answers with the directory's revision that shows
 * it.
 */
export interface PeopleClient extends grpc.Client {
  AddGroupMember(argument: _patchbay_registry_v1_AddGroupMemberRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_AddGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  AddGroupMember(argument: _patchbay_registry_v1_AddGroupMemberRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_AddGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  AddGroupMember(argument: _patchbay_registry_v1_AddGroupMemberRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_AddGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  AddGroupMember(argument: _patchbay_registry_v1_AddGroupMemberRequest, callback: grpc.requestCallback<_patchbay_registry_v1_AddGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  addGroupMember(argument: _patchbay_registry_v1_AddGroupMemberRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_AddGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  addGroupMember(argument: _patchbay_registry_v1_AddGroupMemberRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_AddGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  addGroupMember(argument: _patchbay_registry_v1_AddGroupMemberRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_AddGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  addGroupMember(argument: _patchbay_registry_v1_AddGroupMemberRequest, callback: grpc.requestCallback<_patchbay_registry_v1_AddGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  
  CreateGroup(argument: _patchbay_registry_v1_CreateGroupRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateGroupResponse__Output>): grpc.ClientUnaryCall;
  CreateGroup(argument: _patchbay_registry_v1_CreateGroupRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateGroupResponse__Output>): grpc.ClientUnaryCall;
  CreateGroup(argument: _patchbay_registry_v1_CreateGroupRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateGroupResponse__Output>): grpc.ClientUnaryCall;
  CreateGroup(argument: _patchbay_registry_v1_CreateGroupRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateGroupResponse__Output>): grpc.ClientUnaryCall;
  createGroup(argument: _patchbay_registry_v1_CreateGroupRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateGroupResponse__Output>): grpc.ClientUnaryCall;
  createGroup(argument: _patchbay_registry_v1_CreateGroupRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateGroupResponse__Output>): grpc.ClientUnaryCall;
  createGroup(argument: _patchbay_registry_v1_CreateGroupRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateGroupResponse__Output>): grpc.ClientUnaryCall;
  createGroup(argument: _patchbay_registry_v1_CreateGroupRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateGroupResponse__Output>): grpc.ClientUnaryCall;
  
  CreateRole(argument: _patchbay_registry_v1_CreateRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateRoleResponse__Output>): grpc.ClientUnaryCall;
  CreateRole(argument: _patchbay_registry_v1_CreateRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateRoleResponse__Output>): grpc.ClientUnaryCall;
  CreateRole(argument: _patchbay_registry_v1_CreateRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateRoleResponse__Output>): grpc.ClientUnaryCall;
  CreateRole(argument: _patchbay_registry_v1_CreateRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateRoleResponse__Output>): grpc.ClientUnaryCall;
  createRole(argument: _patchbay_registry_v1_CreateRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateRoleResponse__Output>): grpc.ClientUnaryCall;
  createRole(argument: _patchbay_registry_v1_CreateRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateRoleResponse__Output>): grpc.ClientUnaryCall;
  createRole(argument: _patchbay_registry_v1_CreateRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateRoleResponse__Output>): grpc.ClientUnaryCall;
  createRole(argument: _patchbay_registry_v1_CreateRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateRoleResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * ALREADY_EXISTS when the username is taken; usernames are compared without regard to case.
   */
  CreateUser(argument: _patchbay_registry_v1_CreateUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateUserResponse__Output>): grpc.ClientUnaryCall;
  CreateUser(argument: _patchbay_registry_v1_CreateUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateUserResponse__Output>): grpc.ClientUnaryCall;
  CreateUser(argument: _patchbay_registry_v1_CreateUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateUserResponse__Output>): grpc.ClientUnaryCall;
  CreateUser(argument: _patchbay_registry_v1_CreateUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * ALREADY_EXISTS when the username is taken; usernames are compared without regard to case.
   */
  createUser(argument: _patchbay_registry_v1_CreateUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateUserResponse__Output>): grpc.ClientUnaryCall;
  createUser(argument: _patchbay_registry_v1_CreateUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateUserResponse__Output>): grpc.ClientUnaryCall;
  createUser(argument: _patchbay_registry_v1_CreateUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateUserResponse__Output>): grpc.ClientUnaryCall;
  createUser(argument: _patchbay_registry_v1_CreateUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateUserResponse__Output>): grpc.ClientUnaryCall;
  
  DeleteGroup(argument: _patchbay_registry_v1_DeleteGroupRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteGroupResponse__Output>): grpc.ClientUnaryCall;
  DeleteGroup(argument: _patchbay_registry_v1_DeleteGroupRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteGroupResponse__Output>): grpc.ClientUnaryCall;
  DeleteGroup(argument: _patchbay_registry_v1_DeleteGroupRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteGroupResponse__Output>): grpc.ClientUnaryCall;
  DeleteGroup(argument: _patchbay_registry_v1_DeleteGroupRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteGroupResponse__Output>): grpc.ClientUnaryCall;
  deleteGroup(argument: _patchbay_registry_v1_DeleteGroupRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteGroupResponse__Output>): grpc.ClientUnaryCall;
  deleteGroup(argument: _patchbay_registry_v1_DeleteGroupRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteGroupResponse__Output>): grpc.ClientUnaryCall;
  deleteGroup(argument: _patchbay_registry_v1_DeleteGroupRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteGroupResponse__Output>): grpc.ClientUnaryCall;
  deleteGroup(argument: _patchbay_registry_v1_DeleteGroupRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteGroupResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * FAILED_PRECONDITION for a built-in role.
   */
  DeleteRole(argument: _patchbay_registry_v1_DeleteRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteRoleResponse__Output>): grpc.ClientUnaryCall;
  DeleteRole(argument: _patchbay_registry_v1_DeleteRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteRoleResponse__Output>): grpc.ClientUnaryCall;
  DeleteRole(argument: _patchbay_registry_v1_DeleteRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteRoleResponse__Output>): grpc.ClientUnaryCall;
  DeleteRole(argument: _patchbay_registry_v1_DeleteRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteRoleResponse__Output>): grpc.ClientUnaryCall;
  /**
   * FAILED_PRECONDITION for a built-in role.
   */
  deleteRole(argument: _patchbay_registry_v1_DeleteRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteRoleResponse__Output>): grpc.ClientUnaryCall;
  deleteRole(argument: _patchbay_registry_v1_DeleteRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteRoleResponse__Output>): grpc.ClientUnaryCall;
  deleteRole(argument: _patchbay_registry_v1_DeleteRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteRoleResponse__Output>): grpc.ClientUnaryCall;
  deleteRole(argument: _patchbay_registry_v1_DeleteRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteRoleResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Deletes a user with their memberships, roles and tokens. What they did stays in the audit log.
   */
  DeleteUser(argument: _patchbay_registry_v1_DeleteUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  DeleteUser(argument: _patchbay_registry_v1_DeleteUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  DeleteUser(argument: _patchbay_registry_v1_DeleteUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  DeleteUser(argument: _patchbay_registry_v1_DeleteUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Deletes a user with their memberships, roles and tokens. What they did stays in the audit log.
   */
  deleteUser(argument: _patchbay_registry_v1_DeleteUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  deleteUser(argument: _patchbay_registry_v1_DeleteUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  deleteUser(argument: _patchbay_registry_v1_DeleteUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  deleteUser(argument: _patchbay_registry_v1_DeleteUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The user with this id, else with this username, created when there is none. For the platform's
   * own services, which may repeat it.
   */
  EnsureUser(argument: _patchbay_registry_v1_EnsureUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_EnsureUserResponse__Output>): grpc.ClientUnaryCall;
  EnsureUser(argument: _patchbay_registry_v1_EnsureUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_EnsureUserResponse__Output>): grpc.ClientUnaryCall;
  EnsureUser(argument: _patchbay_registry_v1_EnsureUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_EnsureUserResponse__Output>): grpc.ClientUnaryCall;
  EnsureUser(argument: _patchbay_registry_v1_EnsureUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_EnsureUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The user with this id, else with this username, created when there is none. For the platform's
   * own services, which may repeat it.
   */
  ensureUser(argument: _patchbay_registry_v1_EnsureUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_EnsureUserResponse__Output>): grpc.ClientUnaryCall;
  ensureUser(argument: _patchbay_registry_v1_EnsureUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_EnsureUserResponse__Output>): grpc.ClientUnaryCall;
  ensureUser(argument: _patchbay_registry_v1_EnsureUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_EnsureUserResponse__Output>): grpc.ClientUnaryCall;
  ensureUser(argument: _patchbay_registry_v1_EnsureUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_EnsureUserResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Everything that the platform and its plugins keep about a user, but secrets. Waits up to half a
   * minute for the plugins; what one did not answer is said in its place.
   */
  ExportUser(argument: _patchbay_registry_v1_ExportUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExportUserResponse__Output>): grpc.ClientUnaryCall;
  ExportUser(argument: _patchbay_registry_v1_ExportUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ExportUserResponse__Output>): grpc.ClientUnaryCall;
  ExportUser(argument: _patchbay_registry_v1_ExportUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExportUserResponse__Output>): grpc.ClientUnaryCall;
  ExportUser(argument: _patchbay_registry_v1_ExportUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ExportUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Everything that the platform and its plugins keep about a user, but secrets. Waits up to half a
   * minute for the plugins; what one did not answer is said in its place.
   */
  exportUser(argument: _patchbay_registry_v1_ExportUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExportUserResponse__Output>): grpc.ClientUnaryCall;
  exportUser(argument: _patchbay_registry_v1_ExportUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ExportUserResponse__Output>): grpc.ClientUnaryCall;
  exportUser(argument: _patchbay_registry_v1_ExportUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExportUserResponse__Output>): grpc.ClientUnaryCall;
  exportUser(argument: _patchbay_registry_v1_ExportUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ExportUserResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One group, or NOT_FOUND.
   */
  GetGroup(argument: _patchbay_registry_v1_GetGroupRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetGroupResponse__Output>): grpc.ClientUnaryCall;
  GetGroup(argument: _patchbay_registry_v1_GetGroupRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetGroupResponse__Output>): grpc.ClientUnaryCall;
  GetGroup(argument: _patchbay_registry_v1_GetGroupRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetGroupResponse__Output>): grpc.ClientUnaryCall;
  GetGroup(argument: _patchbay_registry_v1_GetGroupRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetGroupResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One group, or NOT_FOUND.
   */
  getGroup(argument: _patchbay_registry_v1_GetGroupRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetGroupResponse__Output>): grpc.ClientUnaryCall;
  getGroup(argument: _patchbay_registry_v1_GetGroupRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetGroupResponse__Output>): grpc.ClientUnaryCall;
  getGroup(argument: _patchbay_registry_v1_GetGroupRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetGroupResponse__Output>): grpc.ClientUnaryCall;
  getGroup(argument: _patchbay_registry_v1_GetGroupRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetGroupResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One role, or NOT_FOUND.
   */
  GetRole(argument: _patchbay_registry_v1_GetRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetRoleResponse__Output>): grpc.ClientUnaryCall;
  GetRole(argument: _patchbay_registry_v1_GetRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetRoleResponse__Output>): grpc.ClientUnaryCall;
  GetRole(argument: _patchbay_registry_v1_GetRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetRoleResponse__Output>): grpc.ClientUnaryCall;
  GetRole(argument: _patchbay_registry_v1_GetRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetRoleResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One role, or NOT_FOUND.
   */
  getRole(argument: _patchbay_registry_v1_GetRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetRoleResponse__Output>): grpc.ClientUnaryCall;
  getRole(argument: _patchbay_registry_v1_GetRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetRoleResponse__Output>): grpc.ClientUnaryCall;
  getRole(argument: _patchbay_registry_v1_GetRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetRoleResponse__Output>): grpc.ClientUnaryCall;
  getRole(argument: _patchbay_registry_v1_GetRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetRoleResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One user, or NOT_FOUND.
   */
  GetUser(argument: _patchbay_registry_v1_GetUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  GetUser(argument: _patchbay_registry_v1_GetUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  GetUser(argument: _patchbay_registry_v1_GetUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  GetUser(argument: _patchbay_registry_v1_GetUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One user, or NOT_FOUND.
   */
  getUser(argument: _patchbay_registry_v1_GetUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  getUser(argument: _patchbay_registry_v1_GetUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  getUser(argument: _patchbay_registry_v1_GetUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  getUser(argument: _patchbay_registry_v1_GetUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a role to a user or to a group; nothing happens when they have it.
   */
  GrantRole(argument: _patchbay_registry_v1_GrantRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GrantRoleResponse__Output>): grpc.ClientUnaryCall;
  GrantRole(argument: _patchbay_registry_v1_GrantRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GrantRoleResponse__Output>): grpc.ClientUnaryCall;
  GrantRole(argument: _patchbay_registry_v1_GrantRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GrantRoleResponse__Output>): grpc.ClientUnaryCall;
  GrantRole(argument: _patchbay_registry_v1_GrantRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GrantRoleResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a role to a user or to a group; nothing happens when they have it.
   */
  grantRole(argument: _patchbay_registry_v1_GrantRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GrantRoleResponse__Output>): grpc.ClientUnaryCall;
  grantRole(argument: _patchbay_registry_v1_GrantRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GrantRoleResponse__Output>): grpc.ClientUnaryCall;
  grantRole(argument: _patchbay_registry_v1_GrantRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GrantRoleResponse__Output>): grpc.ClientUnaryCall;
  grantRole(argument: _patchbay_registry_v1_GrantRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GrantRoleResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Every group with its members' ids and its roles, sorted by name.
   */
  ListGroups(argument: _patchbay_registry_v1_ListGroupsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListGroupsResponse__Output>): grpc.ClientUnaryCall;
  ListGroups(argument: _patchbay_registry_v1_ListGroupsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListGroupsResponse__Output>): grpc.ClientUnaryCall;
  ListGroups(argument: _patchbay_registry_v1_ListGroupsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListGroupsResponse__Output>): grpc.ClientUnaryCall;
  ListGroups(argument: _patchbay_registry_v1_ListGroupsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListGroupsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Every group with its members' ids and its roles, sorted by name.
   */
  listGroups(argument: _patchbay_registry_v1_ListGroupsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListGroupsResponse__Output>): grpc.ClientUnaryCall;
  listGroups(argument: _patchbay_registry_v1_ListGroupsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListGroupsResponse__Output>): grpc.ClientUnaryCall;
  listGroups(argument: _patchbay_registry_v1_ListGroupsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListGroupsResponse__Output>): grpc.ClientUnaryCall;
  listGroups(argument: _patchbay_registry_v1_ListGroupsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListGroupsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Every permission of the platform and of plugins, also obsolete ones, sorted by name.
   */
  ListPermissions(argument: _patchbay_registry_v1_ListPermissionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListPermissionsResponse__Output>): grpc.ClientUnaryCall;
  ListPermissions(argument: _patchbay_registry_v1_ListPermissionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListPermissionsResponse__Output>): grpc.ClientUnaryCall;
  ListPermissions(argument: _patchbay_registry_v1_ListPermissionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListPermissionsResponse__Output>): grpc.ClientUnaryCall;
  ListPermissions(argument: _patchbay_registry_v1_ListPermissionsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListPermissionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Every permission of the platform and of plugins, also obsolete ones, sorted by name.
   */
  listPermissions(argument: _patchbay_registry_v1_ListPermissionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListPermissionsResponse__Output>): grpc.ClientUnaryCall;
  listPermissions(argument: _patchbay_registry_v1_ListPermissionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListPermissionsResponse__Output>): grpc.ClientUnaryCall;
  listPermissions(argument: _patchbay_registry_v1_ListPermissionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListPermissionsResponse__Output>): grpc.ClientUnaryCall;
  listPermissions(argument: _patchbay_registry_v1_ListPermissionsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListPermissionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Whom a role of the site was given to: users first, each sorted by id. NOT_FOUND for no such role.
   */
  ListRoleHolders(argument: _patchbay_registry_v1_ListRoleHoldersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRoleHoldersResponse__Output>): grpc.ClientUnaryCall;
  ListRoleHolders(argument: _patchbay_registry_v1_ListRoleHoldersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListRoleHoldersResponse__Output>): grpc.ClientUnaryCall;
  ListRoleHolders(argument: _patchbay_registry_v1_ListRoleHoldersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRoleHoldersResponse__Output>): grpc.ClientUnaryCall;
  ListRoleHolders(argument: _patchbay_registry_v1_ListRoleHoldersRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListRoleHoldersResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Whom a role of the site was given to: users first, each sorted by id. NOT_FOUND for no such role.
   */
  listRoleHolders(argument: _patchbay_registry_v1_ListRoleHoldersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRoleHoldersResponse__Output>): grpc.ClientUnaryCall;
  listRoleHolders(argument: _patchbay_registry_v1_ListRoleHoldersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListRoleHoldersResponse__Output>): grpc.ClientUnaryCall;
  listRoleHolders(argument: _patchbay_registry_v1_ListRoleHoldersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRoleHoldersResponse__Output>): grpc.ClientUnaryCall;
  listRoleHolders(argument: _patchbay_registry_v1_ListRoleHoldersRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListRoleHoldersResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Every role with its permissions, built-in ones first.
   */
  ListRoles(argument: _patchbay_registry_v1_ListRolesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRolesResponse__Output>): grpc.ClientUnaryCall;
  ListRoles(argument: _patchbay_registry_v1_ListRolesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListRolesResponse__Output>): grpc.ClientUnaryCall;
  ListRoles(argument: _patchbay_registry_v1_ListRolesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRolesResponse__Output>): grpc.ClientUnaryCall;
  ListRoles(argument: _patchbay_registry_v1_ListRolesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListRolesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Every role with its permissions, built-in ones first.
   */
  listRoles(argument: _patchbay_registry_v1_ListRolesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRolesResponse__Output>): grpc.ClientUnaryCall;
  listRoles(argument: _patchbay_registry_v1_ListRolesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListRolesResponse__Output>): grpc.ClientUnaryCall;
  listRoles(argument: _patchbay_registry_v1_ListRolesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRolesResponse__Output>): grpc.ClientUnaryCall;
  listRoles(argument: _patchbay_registry_v1_ListRolesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListRolesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Users, sorted by username.
   */
  ListUsers(argument: _patchbay_registry_v1_ListUsersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  ListUsers(argument: _patchbay_registry_v1_ListUsersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  ListUsers(argument: _patchbay_registry_v1_ListUsersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  ListUsers(argument: _patchbay_registry_v1_ListUsersRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Users, sorted by username.
   */
  listUsers(argument: _patchbay_registry_v1_ListUsersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  listUsers(argument: _patchbay_registry_v1_ListUsersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  listUsers(argument: _patchbay_registry_v1_ListUsersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  listUsers(argument: _patchbay_registry_v1_ListUsersRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  
  RemoveGroupMember(argument: _patchbay_registry_v1_RemoveGroupMemberRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  RemoveGroupMember(argument: _patchbay_registry_v1_RemoveGroupMemberRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  RemoveGroupMember(argument: _patchbay_registry_v1_RemoveGroupMemberRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  RemoveGroupMember(argument: _patchbay_registry_v1_RemoveGroupMemberRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  removeGroupMember(argument: _patchbay_registry_v1_RemoveGroupMemberRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  removeGroupMember(argument: _patchbay_registry_v1_RemoveGroupMemberRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  removeGroupMember(argument: _patchbay_registry_v1_RemoveGroupMemberRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  removeGroupMember(argument: _patchbay_registry_v1_RemoveGroupMemberRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveGroupMemberResponse__Output>): grpc.ClientUnaryCall;
  
  RevokeRole(argument: _patchbay_registry_v1_RevokeRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeRoleResponse__Output>): grpc.ClientUnaryCall;
  RevokeRole(argument: _patchbay_registry_v1_RevokeRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeRoleResponse__Output>): grpc.ClientUnaryCall;
  RevokeRole(argument: _patchbay_registry_v1_RevokeRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeRoleResponse__Output>): grpc.ClientUnaryCall;
  RevokeRole(argument: _patchbay_registry_v1_RevokeRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeRoleResponse__Output>): grpc.ClientUnaryCall;
  revokeRole(argument: _patchbay_registry_v1_RevokeRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeRoleResponse__Output>): grpc.ClientUnaryCall;
  revokeRole(argument: _patchbay_registry_v1_RevokeRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeRoleResponse__Output>): grpc.ClientUnaryCall;
  revokeRole(argument: _patchbay_registry_v1_RevokeRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeRoleResponse__Output>): grpc.ClientUnaryCall;
  revokeRole(argument: _patchbay_registry_v1_RevokeRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeRoleResponse__Output>): grpc.ClientUnaryCall;
  
  UpdateGroup(argument: _patchbay_registry_v1_UpdateGroupRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateGroupResponse__Output>): grpc.ClientUnaryCall;
  UpdateGroup(argument: _patchbay_registry_v1_UpdateGroupRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateGroupResponse__Output>): grpc.ClientUnaryCall;
  UpdateGroup(argument: _patchbay_registry_v1_UpdateGroupRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateGroupResponse__Output>): grpc.ClientUnaryCall;
  UpdateGroup(argument: _patchbay_registry_v1_UpdateGroupRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateGroupResponse__Output>): grpc.ClientUnaryCall;
  updateGroup(argument: _patchbay_registry_v1_UpdateGroupRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateGroupResponse__Output>): grpc.ClientUnaryCall;
  updateGroup(argument: _patchbay_registry_v1_UpdateGroupRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateGroupResponse__Output>): grpc.ClientUnaryCall;
  updateGroup(argument: _patchbay_registry_v1_UpdateGroupRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateGroupResponse__Output>): grpc.ClientUnaryCall;
  updateGroup(argument: _patchbay_registry_v1_UpdateGroupRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateGroupResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * FAILED_PRECONDITION for the permissions of `administrator`, which has all.
   */
  UpdateRole(argument: _patchbay_registry_v1_UpdateRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateRoleResponse__Output>): grpc.ClientUnaryCall;
  UpdateRole(argument: _patchbay_registry_v1_UpdateRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateRoleResponse__Output>): grpc.ClientUnaryCall;
  UpdateRole(argument: _patchbay_registry_v1_UpdateRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateRoleResponse__Output>): grpc.ClientUnaryCall;
  UpdateRole(argument: _patchbay_registry_v1_UpdateRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateRoleResponse__Output>): grpc.ClientUnaryCall;
  /**
   * FAILED_PRECONDITION for the permissions of `administrator`, which has all.
   */
  updateRole(argument: _patchbay_registry_v1_UpdateRoleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateRoleResponse__Output>): grpc.ClientUnaryCall;
  updateRole(argument: _patchbay_registry_v1_UpdateRoleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateRoleResponse__Output>): grpc.ClientUnaryCall;
  updateRole(argument: _patchbay_registry_v1_UpdateRoleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateRoleResponse__Output>): grpc.ClientUnaryCall;
  updateRole(argument: _patchbay_registry_v1_UpdateRoleRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateRoleResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * FAILED_PRECONDITION for the last superuser who is not disabled; PERMISSION_DENIED when somebody
   * who is no superuser changes one.
   */
  UpdateUser(argument: _patchbay_registry_v1_UpdateUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  UpdateUser(argument: _patchbay_registry_v1_UpdateUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  UpdateUser(argument: _patchbay_registry_v1_UpdateUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  UpdateUser(argument: _patchbay_registry_v1_UpdateUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * FAILED_PRECONDITION for the last superuser who is not disabled; PERMISSION_DENIED when somebody
   * who is no superuser changes one.
   */
  updateUser(argument: _patchbay_registry_v1_UpdateUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  updateUser(argument: _patchbay_registry_v1_UpdateUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  updateUser(argument: _patchbay_registry_v1_UpdateUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  updateUser(argument: _patchbay_registry_v1_UpdateUserRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Users, groups, roles, and what each role permits.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. On behalf of a
 * person it needs `people.administer`. Every change answers with the directory's revision that shows
 * it.
 */
export interface PeopleHandlers extends grpc.UntypedServiceImplementation {
  AddGroupMember: grpc.handleUnaryCall<_patchbay_registry_v1_AddGroupMemberRequest__Output, _patchbay_registry_v1_AddGroupMemberResponse>;
  
  CreateGroup: grpc.handleUnaryCall<_patchbay_registry_v1_CreateGroupRequest__Output, _patchbay_registry_v1_CreateGroupResponse>;
  
  CreateRole: grpc.handleUnaryCall<_patchbay_registry_v1_CreateRoleRequest__Output, _patchbay_registry_v1_CreateRoleResponse>;
  
  /**
   * ALREADY_EXISTS when the username is taken; usernames are compared without regard to case.
   */
  CreateUser: grpc.handleUnaryCall<_patchbay_registry_v1_CreateUserRequest__Output, _patchbay_registry_v1_CreateUserResponse>;
  
  DeleteGroup: grpc.handleUnaryCall<_patchbay_registry_v1_DeleteGroupRequest__Output, _patchbay_registry_v1_DeleteGroupResponse>;
  
  /**
   * FAILED_PRECONDITION for a built-in role.
   */
  DeleteRole: grpc.handleUnaryCall<_patchbay_registry_v1_DeleteRoleRequest__Output, _patchbay_registry_v1_DeleteRoleResponse>;
  
  /**
   * Deletes a user with their memberships, roles and tokens. What they did stays in the audit log.
   */
  DeleteUser: grpc.handleUnaryCall<_patchbay_registry_v1_DeleteUserRequest__Output, _patchbay_registry_v1_DeleteUserResponse>;
  
  /**
   * The user with this id, else with this username, created when there is none. For the platform's
   * own services, which may repeat it.
   */
  EnsureUser: grpc.handleUnaryCall<_patchbay_registry_v1_EnsureUserRequest__Output, _patchbay_registry_v1_EnsureUserResponse>;
  
  /**
   * Everything that the platform and its plugins keep about a user, but secrets. Waits up to half a
   * minute for the plugins; what one did not answer is said in its place.
   */
  ExportUser: grpc.handleUnaryCall<_patchbay_registry_v1_ExportUserRequest__Output, _patchbay_registry_v1_ExportUserResponse>;
  
  /**
   * One group, or NOT_FOUND.
   */
  GetGroup: grpc.handleUnaryCall<_patchbay_registry_v1_GetGroupRequest__Output, _patchbay_registry_v1_GetGroupResponse>;
  
  /**
   * One role, or NOT_FOUND.
   */
  GetRole: grpc.handleUnaryCall<_patchbay_registry_v1_GetRoleRequest__Output, _patchbay_registry_v1_GetRoleResponse>;
  
  /**
   * One user, or NOT_FOUND.
   */
  GetUser: grpc.handleUnaryCall<_patchbay_registry_v1_GetUserRequest__Output, _patchbay_registry_v1_GetUserResponse>;
  
  /**
   * Gives a role to a user or to a group; nothing happens when they have it.
   */
  GrantRole: grpc.handleUnaryCall<_patchbay_registry_v1_GrantRoleRequest__Output, _patchbay_registry_v1_GrantRoleResponse>;
  
  /**
   * Every group with its members' ids and its roles, sorted by name.
   */
  ListGroups: grpc.handleUnaryCall<_patchbay_registry_v1_ListGroupsRequest__Output, _patchbay_registry_v1_ListGroupsResponse>;
  
  /**
   * Every permission of the platform and of plugins, also obsolete ones, sorted by name.
   */
  ListPermissions: grpc.handleUnaryCall<_patchbay_registry_v1_ListPermissionsRequest__Output, _patchbay_registry_v1_ListPermissionsResponse>;
  
  /**
   * Whom a role of the site was given to: users first, each sorted by id. NOT_FOUND for no such role.
   */
  ListRoleHolders: grpc.handleUnaryCall<_patchbay_registry_v1_ListRoleHoldersRequest__Output, _patchbay_registry_v1_ListRoleHoldersResponse>;
  
  /**
   * Every role with its permissions, built-in ones first.
   */
  ListRoles: grpc.handleUnaryCall<_patchbay_registry_v1_ListRolesRequest__Output, _patchbay_registry_v1_ListRolesResponse>;
  
  /**
   * Users, sorted by username.
   */
  ListUsers: grpc.handleUnaryCall<_patchbay_registry_v1_ListUsersRequest__Output, _patchbay_registry_v1_ListUsersResponse>;
  
  RemoveGroupMember: grpc.handleUnaryCall<_patchbay_registry_v1_RemoveGroupMemberRequest__Output, _patchbay_registry_v1_RemoveGroupMemberResponse>;
  
  RevokeRole: grpc.handleUnaryCall<_patchbay_registry_v1_RevokeRoleRequest__Output, _patchbay_registry_v1_RevokeRoleResponse>;
  
  UpdateGroup: grpc.handleUnaryCall<_patchbay_registry_v1_UpdateGroupRequest__Output, _patchbay_registry_v1_UpdateGroupResponse>;
  
  /**
   * FAILED_PRECONDITION for the permissions of `administrator`, which has all.
   */
  UpdateRole: grpc.handleUnaryCall<_patchbay_registry_v1_UpdateRoleRequest__Output, _patchbay_registry_v1_UpdateRoleResponse>;
  
  /**
   * FAILED_PRECONDITION for the last superuser who is not disabled; PERMISSION_DENIED when somebody
   * who is no superuser changes one.
   */
  UpdateUser: grpc.handleUnaryCall<_patchbay_registry_v1_UpdateUserRequest__Output, _patchbay_registry_v1_UpdateUserResponse>;
  
}

export interface PeopleDefinition extends grpc.ServiceDefinition {
  AddGroupMember: MethodDefinition<_patchbay_registry_v1_AddGroupMemberRequest, _patchbay_registry_v1_AddGroupMemberResponse, _patchbay_registry_v1_AddGroupMemberRequest__Output, _patchbay_registry_v1_AddGroupMemberResponse__Output>
  CreateGroup: MethodDefinition<_patchbay_registry_v1_CreateGroupRequest, _patchbay_registry_v1_CreateGroupResponse, _patchbay_registry_v1_CreateGroupRequest__Output, _patchbay_registry_v1_CreateGroupResponse__Output>
  CreateRole: MethodDefinition<_patchbay_registry_v1_CreateRoleRequest, _patchbay_registry_v1_CreateRoleResponse, _patchbay_registry_v1_CreateRoleRequest__Output, _patchbay_registry_v1_CreateRoleResponse__Output>
  CreateUser: MethodDefinition<_patchbay_registry_v1_CreateUserRequest, _patchbay_registry_v1_CreateUserResponse, _patchbay_registry_v1_CreateUserRequest__Output, _patchbay_registry_v1_CreateUserResponse__Output>
  DeleteGroup: MethodDefinition<_patchbay_registry_v1_DeleteGroupRequest, _patchbay_registry_v1_DeleteGroupResponse, _patchbay_registry_v1_DeleteGroupRequest__Output, _patchbay_registry_v1_DeleteGroupResponse__Output>
  DeleteRole: MethodDefinition<_patchbay_registry_v1_DeleteRoleRequest, _patchbay_registry_v1_DeleteRoleResponse, _patchbay_registry_v1_DeleteRoleRequest__Output, _patchbay_registry_v1_DeleteRoleResponse__Output>
  DeleteUser: MethodDefinition<_patchbay_registry_v1_DeleteUserRequest, _patchbay_registry_v1_DeleteUserResponse, _patchbay_registry_v1_DeleteUserRequest__Output, _patchbay_registry_v1_DeleteUserResponse__Output>
  EnsureUser: MethodDefinition<_patchbay_registry_v1_EnsureUserRequest, _patchbay_registry_v1_EnsureUserResponse, _patchbay_registry_v1_EnsureUserRequest__Output, _patchbay_registry_v1_EnsureUserResponse__Output>
  ExportUser: MethodDefinition<_patchbay_registry_v1_ExportUserRequest, _patchbay_registry_v1_ExportUserResponse, _patchbay_registry_v1_ExportUserRequest__Output, _patchbay_registry_v1_ExportUserResponse__Output>
  GetGroup: MethodDefinition<_patchbay_registry_v1_GetGroupRequest, _patchbay_registry_v1_GetGroupResponse, _patchbay_registry_v1_GetGroupRequest__Output, _patchbay_registry_v1_GetGroupResponse__Output>
  GetRole: MethodDefinition<_patchbay_registry_v1_GetRoleRequest, _patchbay_registry_v1_GetRoleResponse, _patchbay_registry_v1_GetRoleRequest__Output, _patchbay_registry_v1_GetRoleResponse__Output>
  GetUser: MethodDefinition<_patchbay_registry_v1_GetUserRequest, _patchbay_registry_v1_GetUserResponse, _patchbay_registry_v1_GetUserRequest__Output, _patchbay_registry_v1_GetUserResponse__Output>
  GrantRole: MethodDefinition<_patchbay_registry_v1_GrantRoleRequest, _patchbay_registry_v1_GrantRoleResponse, _patchbay_registry_v1_GrantRoleRequest__Output, _patchbay_registry_v1_GrantRoleResponse__Output>
  ListGroups: MethodDefinition<_patchbay_registry_v1_ListGroupsRequest, _patchbay_registry_v1_ListGroupsResponse, _patchbay_registry_v1_ListGroupsRequest__Output, _patchbay_registry_v1_ListGroupsResponse__Output>
  ListPermissions: MethodDefinition<_patchbay_registry_v1_ListPermissionsRequest, _patchbay_registry_v1_ListPermissionsResponse, _patchbay_registry_v1_ListPermissionsRequest__Output, _patchbay_registry_v1_ListPermissionsResponse__Output>
  ListRoleHolders: MethodDefinition<_patchbay_registry_v1_ListRoleHoldersRequest, _patchbay_registry_v1_ListRoleHoldersResponse, _patchbay_registry_v1_ListRoleHoldersRequest__Output, _patchbay_registry_v1_ListRoleHoldersResponse__Output>
  ListRoles: MethodDefinition<_patchbay_registry_v1_ListRolesRequest, _patchbay_registry_v1_ListRolesResponse, _patchbay_registry_v1_ListRolesRequest__Output, _patchbay_registry_v1_ListRolesResponse__Output>
  ListUsers: MethodDefinition<_patchbay_registry_v1_ListUsersRequest, _patchbay_registry_v1_ListUsersResponse, _patchbay_registry_v1_ListUsersRequest__Output, _patchbay_registry_v1_ListUsersResponse__Output>
  RemoveGroupMember: MethodDefinition<_patchbay_registry_v1_RemoveGroupMemberRequest, _patchbay_registry_v1_RemoveGroupMemberResponse, _patchbay_registry_v1_RemoveGroupMemberRequest__Output, _patchbay_registry_v1_RemoveGroupMemberResponse__Output>
  RevokeRole: MethodDefinition<_patchbay_registry_v1_RevokeRoleRequest, _patchbay_registry_v1_RevokeRoleResponse, _patchbay_registry_v1_RevokeRoleRequest__Output, _patchbay_registry_v1_RevokeRoleResponse__Output>
  UpdateGroup: MethodDefinition<_patchbay_registry_v1_UpdateGroupRequest, _patchbay_registry_v1_UpdateGroupResponse, _patchbay_registry_v1_UpdateGroupRequest__Output, _patchbay_registry_v1_UpdateGroupResponse__Output>
  UpdateRole: MethodDefinition<_patchbay_registry_v1_UpdateRoleRequest, _patchbay_registry_v1_UpdateRoleResponse, _patchbay_registry_v1_UpdateRoleRequest__Output, _patchbay_registry_v1_UpdateRoleResponse__Output>
  UpdateUser: MethodDefinition<_patchbay_registry_v1_UpdateUserRequest, _patchbay_registry_v1_UpdateUserResponse, _patchbay_registry_v1_UpdateUserRequest__Output, _patchbay_registry_v1_UpdateUserResponse__Output>
}
