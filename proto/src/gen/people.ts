import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ListValue as _google_protobuf_ListValue, ListValue__Output as _google_protobuf_ListValue__Output } from './google/protobuf/ListValue.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from './google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from './google/protobuf/Value.ts';
import type { AddGroupMemberRequest as _patchbay_registry_v1_AddGroupMemberRequest, AddGroupMemberRequest__Output as _patchbay_registry_v1_AddGroupMemberRequest__Output } from './patchbay/registry/v1/AddGroupMemberRequest.ts';
import type { AddGroupMemberResponse as _patchbay_registry_v1_AddGroupMemberResponse, AddGroupMemberResponse__Output as _patchbay_registry_v1_AddGroupMemberResponse__Output } from './patchbay/registry/v1/AddGroupMemberResponse.ts';
import type { CreateGroupRequest as _patchbay_registry_v1_CreateGroupRequest, CreateGroupRequest__Output as _patchbay_registry_v1_CreateGroupRequest__Output } from './patchbay/registry/v1/CreateGroupRequest.ts';
import type { CreateGroupResponse as _patchbay_registry_v1_CreateGroupResponse, CreateGroupResponse__Output as _patchbay_registry_v1_CreateGroupResponse__Output } from './patchbay/registry/v1/CreateGroupResponse.ts';
import type { CreateRoleRequest as _patchbay_registry_v1_CreateRoleRequest, CreateRoleRequest__Output as _patchbay_registry_v1_CreateRoleRequest__Output } from './patchbay/registry/v1/CreateRoleRequest.ts';
import type { CreateRoleResponse as _patchbay_registry_v1_CreateRoleResponse, CreateRoleResponse__Output as _patchbay_registry_v1_CreateRoleResponse__Output } from './patchbay/registry/v1/CreateRoleResponse.ts';
import type { CreateUserRequest as _patchbay_registry_v1_CreateUserRequest, CreateUserRequest__Output as _patchbay_registry_v1_CreateUserRequest__Output } from './patchbay/registry/v1/CreateUserRequest.ts';
import type { CreateUserResponse as _patchbay_registry_v1_CreateUserResponse, CreateUserResponse__Output as _patchbay_registry_v1_CreateUserResponse__Output } from './patchbay/registry/v1/CreateUserResponse.ts';
import type { DeleteGroupRequest as _patchbay_registry_v1_DeleteGroupRequest, DeleteGroupRequest__Output as _patchbay_registry_v1_DeleteGroupRequest__Output } from './patchbay/registry/v1/DeleteGroupRequest.ts';
import type { DeleteGroupResponse as _patchbay_registry_v1_DeleteGroupResponse, DeleteGroupResponse__Output as _patchbay_registry_v1_DeleteGroupResponse__Output } from './patchbay/registry/v1/DeleteGroupResponse.ts';
import type { DeleteRoleRequest as _patchbay_registry_v1_DeleteRoleRequest, DeleteRoleRequest__Output as _patchbay_registry_v1_DeleteRoleRequest__Output } from './patchbay/registry/v1/DeleteRoleRequest.ts';
import type { DeleteRoleResponse as _patchbay_registry_v1_DeleteRoleResponse, DeleteRoleResponse__Output as _patchbay_registry_v1_DeleteRoleResponse__Output } from './patchbay/registry/v1/DeleteRoleResponse.ts';
import type { DeleteUserRequest as _patchbay_registry_v1_DeleteUserRequest, DeleteUserRequest__Output as _patchbay_registry_v1_DeleteUserRequest__Output } from './patchbay/registry/v1/DeleteUserRequest.ts';
import type { DeleteUserResponse as _patchbay_registry_v1_DeleteUserResponse, DeleteUserResponse__Output as _patchbay_registry_v1_DeleteUserResponse__Output } from './patchbay/registry/v1/DeleteUserResponse.ts';
import type { EnsureUserRequest as _patchbay_registry_v1_EnsureUserRequest, EnsureUserRequest__Output as _patchbay_registry_v1_EnsureUserRequest__Output } from './patchbay/registry/v1/EnsureUserRequest.ts';
import type { EnsureUserResponse as _patchbay_registry_v1_EnsureUserResponse, EnsureUserResponse__Output as _patchbay_registry_v1_EnsureUserResponse__Output } from './patchbay/registry/v1/EnsureUserResponse.ts';
import type { ExportUserRequest as _patchbay_registry_v1_ExportUserRequest, ExportUserRequest__Output as _patchbay_registry_v1_ExportUserRequest__Output } from './patchbay/registry/v1/ExportUserRequest.ts';
import type { ExportUserResponse as _patchbay_registry_v1_ExportUserResponse, ExportUserResponse__Output as _patchbay_registry_v1_ExportUserResponse__Output } from './patchbay/registry/v1/ExportUserResponse.ts';
import type { GetGroupRequest as _patchbay_registry_v1_GetGroupRequest, GetGroupRequest__Output as _patchbay_registry_v1_GetGroupRequest__Output } from './patchbay/registry/v1/GetGroupRequest.ts';
import type { GetGroupResponse as _patchbay_registry_v1_GetGroupResponse, GetGroupResponse__Output as _patchbay_registry_v1_GetGroupResponse__Output } from './patchbay/registry/v1/GetGroupResponse.ts';
import type { GetRoleRequest as _patchbay_registry_v1_GetRoleRequest, GetRoleRequest__Output as _patchbay_registry_v1_GetRoleRequest__Output } from './patchbay/registry/v1/GetRoleRequest.ts';
import type { GetRoleResponse as _patchbay_registry_v1_GetRoleResponse, GetRoleResponse__Output as _patchbay_registry_v1_GetRoleResponse__Output } from './patchbay/registry/v1/GetRoleResponse.ts';
import type { GetUserRequest as _patchbay_registry_v1_GetUserRequest, GetUserRequest__Output as _patchbay_registry_v1_GetUserRequest__Output } from './patchbay/registry/v1/GetUserRequest.ts';
import type { GetUserResponse as _patchbay_registry_v1_GetUserResponse, GetUserResponse__Output as _patchbay_registry_v1_GetUserResponse__Output } from './patchbay/registry/v1/GetUserResponse.ts';
import type { GrantRoleRequest as _patchbay_registry_v1_GrantRoleRequest, GrantRoleRequest__Output as _patchbay_registry_v1_GrantRoleRequest__Output } from './patchbay/registry/v1/GrantRoleRequest.ts';
import type { GrantRoleResponse as _patchbay_registry_v1_GrantRoleResponse, GrantRoleResponse__Output as _patchbay_registry_v1_GrantRoleResponse__Output } from './patchbay/registry/v1/GrantRoleResponse.ts';
import type { Group as _patchbay_registry_v1_Group, Group__Output as _patchbay_registry_v1_Group__Output } from './patchbay/registry/v1/Group.ts';
import type { ListGroupsRequest as _patchbay_registry_v1_ListGroupsRequest, ListGroupsRequest__Output as _patchbay_registry_v1_ListGroupsRequest__Output } from './patchbay/registry/v1/ListGroupsRequest.ts';
import type { ListGroupsResponse as _patchbay_registry_v1_ListGroupsResponse, ListGroupsResponse__Output as _patchbay_registry_v1_ListGroupsResponse__Output } from './patchbay/registry/v1/ListGroupsResponse.ts';
import type { ListPermissionsRequest as _patchbay_registry_v1_ListPermissionsRequest, ListPermissionsRequest__Output as _patchbay_registry_v1_ListPermissionsRequest__Output } from './patchbay/registry/v1/ListPermissionsRequest.ts';
import type { ListPermissionsResponse as _patchbay_registry_v1_ListPermissionsResponse, ListPermissionsResponse__Output as _patchbay_registry_v1_ListPermissionsResponse__Output } from './patchbay/registry/v1/ListPermissionsResponse.ts';
import type { ListRoleHoldersRequest as _patchbay_registry_v1_ListRoleHoldersRequest, ListRoleHoldersRequest__Output as _patchbay_registry_v1_ListRoleHoldersRequest__Output } from './patchbay/registry/v1/ListRoleHoldersRequest.ts';
import type { ListRoleHoldersResponse as _patchbay_registry_v1_ListRoleHoldersResponse, ListRoleHoldersResponse__Output as _patchbay_registry_v1_ListRoleHoldersResponse__Output } from './patchbay/registry/v1/ListRoleHoldersResponse.ts';
import type { ListRolesRequest as _patchbay_registry_v1_ListRolesRequest, ListRolesRequest__Output as _patchbay_registry_v1_ListRolesRequest__Output } from './patchbay/registry/v1/ListRolesRequest.ts';
import type { ListRolesResponse as _patchbay_registry_v1_ListRolesResponse, ListRolesResponse__Output as _patchbay_registry_v1_ListRolesResponse__Output } from './patchbay/registry/v1/ListRolesResponse.ts';
import type { ListUsersRequest as _patchbay_registry_v1_ListUsersRequest, ListUsersRequest__Output as _patchbay_registry_v1_ListUsersRequest__Output } from './patchbay/registry/v1/ListUsersRequest.ts';
import type { ListUsersResponse as _patchbay_registry_v1_ListUsersResponse, ListUsersResponse__Output as _patchbay_registry_v1_ListUsersResponse__Output } from './patchbay/registry/v1/ListUsersResponse.ts';
import type { PeopleClient as _patchbay_registry_v1_PeopleClient, PeopleDefinition as _patchbay_registry_v1_PeopleDefinition } from './patchbay/registry/v1/People.ts';
import type { Permission as _patchbay_registry_v1_Permission, Permission__Output as _patchbay_registry_v1_Permission__Output } from './patchbay/registry/v1/Permission.ts';
import type { RemoveGroupMemberRequest as _patchbay_registry_v1_RemoveGroupMemberRequest, RemoveGroupMemberRequest__Output as _patchbay_registry_v1_RemoveGroupMemberRequest__Output } from './patchbay/registry/v1/RemoveGroupMemberRequest.ts';
import type { RemoveGroupMemberResponse as _patchbay_registry_v1_RemoveGroupMemberResponse, RemoveGroupMemberResponse__Output as _patchbay_registry_v1_RemoveGroupMemberResponse__Output } from './patchbay/registry/v1/RemoveGroupMemberResponse.ts';
import type { RevokeRoleRequest as _patchbay_registry_v1_RevokeRoleRequest, RevokeRoleRequest__Output as _patchbay_registry_v1_RevokeRoleRequest__Output } from './patchbay/registry/v1/RevokeRoleRequest.ts';
import type { RevokeRoleResponse as _patchbay_registry_v1_RevokeRoleResponse, RevokeRoleResponse__Output as _patchbay_registry_v1_RevokeRoleResponse__Output } from './patchbay/registry/v1/RevokeRoleResponse.ts';
import type { Role as _patchbay_registry_v1_Role, Role__Output as _patchbay_registry_v1_Role__Output } from './patchbay/registry/v1/Role.ts';
import type { RoleHolder as _patchbay_registry_v1_RoleHolder, RoleHolder__Output as _patchbay_registry_v1_RoleHolder__Output } from './patchbay/registry/v1/RoleHolder.ts';
import type { UpdateGroupRequest as _patchbay_registry_v1_UpdateGroupRequest, UpdateGroupRequest__Output as _patchbay_registry_v1_UpdateGroupRequest__Output } from './patchbay/registry/v1/UpdateGroupRequest.ts';
import type { UpdateGroupResponse as _patchbay_registry_v1_UpdateGroupResponse, UpdateGroupResponse__Output as _patchbay_registry_v1_UpdateGroupResponse__Output } from './patchbay/registry/v1/UpdateGroupResponse.ts';
import type { UpdateRoleRequest as _patchbay_registry_v1_UpdateRoleRequest, UpdateRoleRequest__Output as _patchbay_registry_v1_UpdateRoleRequest__Output } from './patchbay/registry/v1/UpdateRoleRequest.ts';
import type { UpdateRoleResponse as _patchbay_registry_v1_UpdateRoleResponse, UpdateRoleResponse__Output as _patchbay_registry_v1_UpdateRoleResponse__Output } from './patchbay/registry/v1/UpdateRoleResponse.ts';
import type { UpdateUserRequest as _patchbay_registry_v1_UpdateUserRequest, UpdateUserRequest__Output as _patchbay_registry_v1_UpdateUserRequest__Output } from './patchbay/registry/v1/UpdateUserRequest.ts';
import type { UpdateUserResponse as _patchbay_registry_v1_UpdateUserResponse, UpdateUserResponse__Output as _patchbay_registry_v1_UpdateUserResponse__Output } from './patchbay/registry/v1/UpdateUserResponse.ts';
import type { User as _patchbay_registry_v1_User, User__Output as _patchbay_registry_v1_User__Output } from './patchbay/registry/v1/User.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      ListValue: MessageTypeDefinition<_google_protobuf_ListValue, _google_protobuf_ListValue__Output>
      NullValue: EnumTypeDefinition
      Struct: MessageTypeDefinition<_google_protobuf_Struct, _google_protobuf_Struct__Output>
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
      Value: MessageTypeDefinition<_google_protobuf_Value, _google_protobuf_Value__Output>
    }
  }
  patchbay: {
    registry: {
      v1: {
        AddGroupMemberRequest: MessageTypeDefinition<_patchbay_registry_v1_AddGroupMemberRequest, _patchbay_registry_v1_AddGroupMemberRequest__Output>
        AddGroupMemberResponse: MessageTypeDefinition<_patchbay_registry_v1_AddGroupMemberResponse, _patchbay_registry_v1_AddGroupMemberResponse__Output>
        CreateGroupRequest: MessageTypeDefinition<_patchbay_registry_v1_CreateGroupRequest, _patchbay_registry_v1_CreateGroupRequest__Output>
        CreateGroupResponse: MessageTypeDefinition<_patchbay_registry_v1_CreateGroupResponse, _patchbay_registry_v1_CreateGroupResponse__Output>
        CreateRoleRequest: MessageTypeDefinition<_patchbay_registry_v1_CreateRoleRequest, _patchbay_registry_v1_CreateRoleRequest__Output>
        CreateRoleResponse: MessageTypeDefinition<_patchbay_registry_v1_CreateRoleResponse, _patchbay_registry_v1_CreateRoleResponse__Output>
        CreateUserRequest: MessageTypeDefinition<_patchbay_registry_v1_CreateUserRequest, _patchbay_registry_v1_CreateUserRequest__Output>
        CreateUserResponse: MessageTypeDefinition<_patchbay_registry_v1_CreateUserResponse, _patchbay_registry_v1_CreateUserResponse__Output>
        DeleteGroupRequest: MessageTypeDefinition<_patchbay_registry_v1_DeleteGroupRequest, _patchbay_registry_v1_DeleteGroupRequest__Output>
        DeleteGroupResponse: MessageTypeDefinition<_patchbay_registry_v1_DeleteGroupResponse, _patchbay_registry_v1_DeleteGroupResponse__Output>
        DeleteRoleRequest: MessageTypeDefinition<_patchbay_registry_v1_DeleteRoleRequest, _patchbay_registry_v1_DeleteRoleRequest__Output>
        DeleteRoleResponse: MessageTypeDefinition<_patchbay_registry_v1_DeleteRoleResponse, _patchbay_registry_v1_DeleteRoleResponse__Output>
        DeleteUserRequest: MessageTypeDefinition<_patchbay_registry_v1_DeleteUserRequest, _patchbay_registry_v1_DeleteUserRequest__Output>
        DeleteUserResponse: MessageTypeDefinition<_patchbay_registry_v1_DeleteUserResponse, _patchbay_registry_v1_DeleteUserResponse__Output>
        EnsureUserRequest: MessageTypeDefinition<_patchbay_registry_v1_EnsureUserRequest, _patchbay_registry_v1_EnsureUserRequest__Output>
        EnsureUserResponse: MessageTypeDefinition<_patchbay_registry_v1_EnsureUserResponse, _patchbay_registry_v1_EnsureUserResponse__Output>
        ExportUserRequest: MessageTypeDefinition<_patchbay_registry_v1_ExportUserRequest, _patchbay_registry_v1_ExportUserRequest__Output>
        ExportUserResponse: MessageTypeDefinition<_patchbay_registry_v1_ExportUserResponse, _patchbay_registry_v1_ExportUserResponse__Output>
        GetGroupRequest: MessageTypeDefinition<_patchbay_registry_v1_GetGroupRequest, _patchbay_registry_v1_GetGroupRequest__Output>
        GetGroupResponse: MessageTypeDefinition<_patchbay_registry_v1_GetGroupResponse, _patchbay_registry_v1_GetGroupResponse__Output>
        GetRoleRequest: MessageTypeDefinition<_patchbay_registry_v1_GetRoleRequest, _patchbay_registry_v1_GetRoleRequest__Output>
        GetRoleResponse: MessageTypeDefinition<_patchbay_registry_v1_GetRoleResponse, _patchbay_registry_v1_GetRoleResponse__Output>
        GetUserRequest: MessageTypeDefinition<_patchbay_registry_v1_GetUserRequest, _patchbay_registry_v1_GetUserRequest__Output>
        GetUserResponse: MessageTypeDefinition<_patchbay_registry_v1_GetUserResponse, _patchbay_registry_v1_GetUserResponse__Output>
        GrantRoleRequest: MessageTypeDefinition<_patchbay_registry_v1_GrantRoleRequest, _patchbay_registry_v1_GrantRoleRequest__Output>
        GrantRoleResponse: MessageTypeDefinition<_patchbay_registry_v1_GrantRoleResponse, _patchbay_registry_v1_GrantRoleResponse__Output>
        Group: MessageTypeDefinition<_patchbay_registry_v1_Group, _patchbay_registry_v1_Group__Output>
        ListGroupsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListGroupsRequest, _patchbay_registry_v1_ListGroupsRequest__Output>
        ListGroupsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListGroupsResponse, _patchbay_registry_v1_ListGroupsResponse__Output>
        ListPermissionsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListPermissionsRequest, _patchbay_registry_v1_ListPermissionsRequest__Output>
        ListPermissionsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListPermissionsResponse, _patchbay_registry_v1_ListPermissionsResponse__Output>
        ListRoleHoldersRequest: MessageTypeDefinition<_patchbay_registry_v1_ListRoleHoldersRequest, _patchbay_registry_v1_ListRoleHoldersRequest__Output>
        ListRoleHoldersResponse: MessageTypeDefinition<_patchbay_registry_v1_ListRoleHoldersResponse, _patchbay_registry_v1_ListRoleHoldersResponse__Output>
        ListRolesRequest: MessageTypeDefinition<_patchbay_registry_v1_ListRolesRequest, _patchbay_registry_v1_ListRolesRequest__Output>
        ListRolesResponse: MessageTypeDefinition<_patchbay_registry_v1_ListRolesResponse, _patchbay_registry_v1_ListRolesResponse__Output>
        ListUsersRequest: MessageTypeDefinition<_patchbay_registry_v1_ListUsersRequest, _patchbay_registry_v1_ListUsersRequest__Output>
        ListUsersResponse: MessageTypeDefinition<_patchbay_registry_v1_ListUsersResponse, _patchbay_registry_v1_ListUsersResponse__Output>
        /**
         * Users, groups, roles, and what each role permits.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. On behalf of a
         * person it needs `people.administer`. Every change answers with the directory's revision that shows
         * it.
         */
        People: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_PeopleClient> & { service: _patchbay_registry_v1_PeopleDefinition }
        Permission: MessageTypeDefinition<_patchbay_registry_v1_Permission, _patchbay_registry_v1_Permission__Output>
        RemoveGroupMemberRequest: MessageTypeDefinition<_patchbay_registry_v1_RemoveGroupMemberRequest, _patchbay_registry_v1_RemoveGroupMemberRequest__Output>
        RemoveGroupMemberResponse: MessageTypeDefinition<_patchbay_registry_v1_RemoveGroupMemberResponse, _patchbay_registry_v1_RemoveGroupMemberResponse__Output>
        RevokeRoleRequest: MessageTypeDefinition<_patchbay_registry_v1_RevokeRoleRequest, _patchbay_registry_v1_RevokeRoleRequest__Output>
        RevokeRoleResponse: MessageTypeDefinition<_patchbay_registry_v1_RevokeRoleResponse, _patchbay_registry_v1_RevokeRoleResponse__Output>
        Role: MessageTypeDefinition<_patchbay_registry_v1_Role, _patchbay_registry_v1_Role__Output>
        RoleHolder: MessageTypeDefinition<_patchbay_registry_v1_RoleHolder, _patchbay_registry_v1_RoleHolder__Output>
        UpdateGroupRequest: MessageTypeDefinition<_patchbay_registry_v1_UpdateGroupRequest, _patchbay_registry_v1_UpdateGroupRequest__Output>
        UpdateGroupResponse: MessageTypeDefinition<_patchbay_registry_v1_UpdateGroupResponse, _patchbay_registry_v1_UpdateGroupResponse__Output>
        UpdateRoleRequest: MessageTypeDefinition<_patchbay_registry_v1_UpdateRoleRequest, _patchbay_registry_v1_UpdateRoleRequest__Output>
        UpdateRoleResponse: MessageTypeDefinition<_patchbay_registry_v1_UpdateRoleResponse, _patchbay_registry_v1_UpdateRoleResponse__Output>
        UpdateUserRequest: MessageTypeDefinition<_patchbay_registry_v1_UpdateUserRequest, _patchbay_registry_v1_UpdateUserRequest__Output>
        UpdateUserResponse: MessageTypeDefinition<_patchbay_registry_v1_UpdateUserResponse, _patchbay_registry_v1_UpdateUserResponse__Output>
        User: MessageTypeDefinition<_patchbay_registry_v1_User, _patchbay_registry_v1_User__Output>
      }
    }
  }
}

