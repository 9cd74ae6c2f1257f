// Original file: patchbay/registry/v1/spaces.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateSpaceRequest as _patchbay_registry_v1_CreateSpaceRequest, CreateSpaceRequest__Output as _patchbay_registry_v1_CreateSpaceRequest__Output } from '../../../patchbay/registry/v1/CreateSpaceRequest.ts';
import type { CreateSpaceResponse as _patchbay_registry_v1_CreateSpaceResponse, CreateSpaceResponse__Output as _patchbay_registry_v1_CreateSpaceResponse__Output } from '../../../patchbay/registry/v1/CreateSpaceResponse.ts';
import type { DeleteSpaceRequest as _patchbay_registry_v1_DeleteSpaceRequest, DeleteSpaceRequest__Output as _patchbay_registry_v1_DeleteSpaceRequest__Output } from '../../../patchbay/registry/v1/DeleteSpaceRequest.ts';
import type { DeleteSpaceResponse as _patchbay_registry_v1_DeleteSpaceResponse, DeleteSpaceResponse__Output as _patchbay_registry_v1_DeleteSpaceResponse__Output } from '../../../patchbay/registry/v1/DeleteSpaceResponse.ts';
import type { GetSpaceRequest as _patchbay_registry_v1_GetSpaceRequest, GetSpaceRequest__Output as _patchbay_registry_v1_GetSpaceRequest__Output } from '../../../patchbay/registry/v1/GetSpaceRequest.ts';
import type { GetSpaceResponse as _patchbay_registry_v1_GetSpaceResponse, GetSpaceResponse__Output as _patchbay_registry_v1_GetSpaceResponse__Output } from '../../../patchbay/registry/v1/GetSpaceResponse.ts';
import type { IsActiveRequest as _patchbay_registry_v1_IsActiveRequest, IsActiveRequest__Output as _patchbay_registry_v1_IsActiveRequest__Output } from '../../../patchbay/registry/v1/IsActiveRequest.ts';
import type { IsActiveResponse as _patchbay_registry_v1_IsActiveResponse, IsActiveResponse__Output as _patchbay_registry_v1_IsActiveResponse__Output } from '../../../patchbay/registry/v1/IsActiveResponse.ts';
import type { ListActivitiesRequest as _patchbay_registry_v1_ListActivitiesRequest, ListActivitiesRequest__Output as _patchbay_registry_v1_ListActivitiesRequest__Output } from '../../../patchbay/registry/v1/ListActivitiesRequest.ts';
import type { ListActivitiesResponse as _patchbay_registry_v1_ListActivitiesResponse, ListActivitiesResponse__Output as _patchbay_registry_v1_ListActivitiesResponse__Output } from '../../../patchbay/registry/v1/ListActivitiesResponse.ts';
import type { ListRecipientsRequest as _patchbay_registry_v1_ListRecipientsRequest, ListRecipientsRequest__Output as _patchbay_registry_v1_ListRecipientsRequest__Output } from '../../../patchbay/registry/v1/ListRecipientsRequest.ts';
import type { ListRecipientsResponse as _patchbay_registry_v1_ListRecipientsResponse, ListRecipientsResponse__Output as _patchbay_registry_v1_ListRecipientsResponse__Output } from '../../../patchbay/registry/v1/ListRecipientsResponse.ts';
import type { ListSpaceMembersRequest as _patchbay_registry_v1_ListSpaceMembersRequest, ListSpaceMembersRequest__Output as _patchbay_registry_v1_ListSpaceMembersRequest__Output } from '../../../patchbay/registry/v1/ListSpaceMembersRequest.ts';
import type { ListSpaceMembersResponse as _patchbay_registry_v1_ListSpaceMembersResponse, ListSpaceMembersResponse__Output as _patchbay_registry_v1_ListSpaceMembersResponse__Output } from '../../../patchbay/registry/v1/ListSpaceMembersResponse.ts';
import type { ListSpacePluginsRequest as _patchbay_registry_v1_ListSpacePluginsRequest, ListSpacePluginsRequest__Output as _patchbay_registry_v1_ListSpacePluginsRequest__Output } from '../../../patchbay/registry/v1/ListSpacePluginsRequest.ts';
import type { ListSpacePluginsResponse as _patchbay_registry_v1_ListSpacePluginsResponse, ListSpacePluginsResponse__Output as _patchbay_registry_v1_ListSpacePluginsResponse__Output } from '../../../patchbay/registry/v1/ListSpacePluginsResponse.ts';
import type { ListSpacesRequest as _patchbay_registry_v1_ListSpacesRequest, ListSpacesRequest__Output as _patchbay_registry_v1_ListSpacesRequest__Output } from '../../../patchbay/registry/v1/ListSpacesRequest.ts';
import type { ListSpacesResponse as _patchbay_registry_v1_ListSpacesResponse, ListSpacesResponse__Output as _patchbay_registry_v1_ListSpacesResponse__Output } from '../../../patchbay/registry/v1/ListSpacesResponse.ts';
import type { RemoveSpaceMemberRequest as _patchbay_registry_v1_RemoveSpaceMemberRequest, RemoveSpaceMemberRequest__Output as _patchbay_registry_v1_RemoveSpaceMemberRequest__Output } from '../../../patchbay/registry/v1/RemoveSpaceMemberRequest.ts';
import type { RemoveSpaceMemberResponse as _patchbay_registry_v1_RemoveSpaceMemberResponse, RemoveSpaceMemberResponse__Output as _patchbay_registry_v1_RemoveSpaceMemberResponse__Output } from '../../../patchbay/registry/v1/RemoveSpaceMemberResponse.ts';
import type { ResetSpacePluginRequest as _patchbay_registry_v1_ResetSpacePluginRequest, ResetSpacePluginRequest__Output as _patchbay_registry_v1_ResetSpacePluginRequest__Output } from '../../../patchbay/registry/v1/ResetSpacePluginRequest.ts';
import type { ResetSpacePluginResponse as _patchbay_registry_v1_ResetSpacePluginResponse, ResetSpacePluginResponse__Output as _patchbay_registry_v1_ResetSpacePluginResponse__Output } from '../../../patchbay/registry/v1/ResetSpacePluginResponse.ts';
import type { SetSpaceArchivedRequest as _patchbay_registry_v1_SetSpaceArchivedRequest, SetSpaceArchivedRequest__Output as _patchbay_registry_v1_SetSpaceArchivedRequest__Output } from '../../../patchbay/registry/v1/SetSpaceArchivedRequest.ts';
import type { SetSpaceArchivedResponse as _patchbay_registry_v1_SetSpaceArchivedResponse, SetSpaceArchivedResponse__Output as _patchbay_registry_v1_SetSpaceArchivedResponse__Output } from '../../../patchbay/registry/v1/SetSpaceArchivedResponse.ts';
import type { SetSpaceMemberRequest as _patchbay_registry_v1_SetSpaceMemberRequest, SetSpaceMemberRequest__Output as _patchbay_registry_v1_SetSpaceMemberRequest__Output } from '../../../patchbay/registry/v1/SetSpaceMemberRequest.ts';
import type { SetSpaceMemberResponse as _patchbay_registry_v1_SetSpaceMemberResponse, SetSpaceMemberResponse__Output as _patchbay_registry_v1_SetSpaceMemberResponse__Output } from '../../../patchbay/registry/v1/SetSpaceMemberResponse.ts';
import type { SetSpacePluginsRequest as _patchbay_registry_v1_SetSpacePluginsRequest, SetSpacePluginsRequest__Output as _patchbay_registry_v1_SetSpacePluginsRequest__Output } from '../../../patchbay/registry/v1/SetSpacePluginsRequest.ts';
import type { SetSpacePluginsResponse as _patchbay_registry_v1_SetSpacePluginsResponse, SetSpacePluginsResponse__Output as _patchbay_registry_v1_SetSpacePluginsResponse__Output } from '../../../patchbay/registry/v1/SetSpacePluginsResponse.ts';
import type { UpdateSpaceRequest as _patchbay_registry_v1_UpdateSpaceRequest, UpdateSpaceRequest__Output as _patchbay_registry_v1_UpdateSpaceRequest__Output } from '../../../patchbay/registry/v1/UpdateSpaceRequest.ts';
import type { UpdateSpaceResponse as _patchbay_registry_v1_UpdateSpaceResponse, UpdateSpaceResponse__Output as _patchbay_registry_v1_UpdateSpaceResponse__Output } from '../../../patchbay/registry/v1/UpdateSpaceResponse.ts';

/**
 * Spaces: who is in them, which plugins are active there, and what happened.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. On behalf of a
 * person: whoever is in a space may see it, its admins may change it, and whoever has
 * `spaces.administer` on the site may do both everywhere. A space that the caller is not in, or
 * may not change, is PERMISSION_DENIED. An archived space can only be
 * taken out of the archive, given another expiry, or deleted: everything else is
 * FAILED_PRECONDITION. Every change answers with the directory's revision that shows it.
 */
export interface SpacesClient extends grpc.Client {
  /**
   * Makes a space; its slug comes from the title, with a number when it is taken. Whoever makes it is
   * its first admin. Needs `spaces.create`.
   */
  CreateSpace(argument: _patchbay_registry_v1_CreateSpaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateSpaceResponse__Output>): grpc.ClientUnaryCall;
  CreateSpace(argument: _patchbay_registry_v1_CreateSpaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateSpaceResponse__Output>): grpc.ClientUnaryCall;
  CreateSpace(argument: _patchbay_registry_v1_CreateSpaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateSpaceResponse__Output>): grpc.ClientUnaryCall;
  CreateSpace(argument: _patchbay_registry_v1_CreateSpaceRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateSpaceResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a space; its slug comes from the title, with a number when it is taken. Whoever makes it is
   * its first admin. Needs `spaces.create`.
   */
  createSpace(argument: _patchbay_registry_v1_CreateSpaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateSpaceResponse__Output>): grpc.ClientUnaryCall;
  createSpace(argument: _patchbay_registry_v1_CreateSpaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateSpaceResponse__Output>): grpc.ClientUnaryCall;
  createSpace(argument: _patchbay_registry_v1_CreateSpaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateSpaceResponse__Output>): grpc.ClientUnaryCall;
  createSpace(argument: _patchbay_registry_v1_CreateSpaceRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateSpaceResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Deletes a space with all that is stored of it, and tells its plugins to delete what they keep.
   */
  DeleteSpace(argument: _patchbay_registry_v1_DeleteSpaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteSpaceResponse__Output>): grpc.ClientUnaryCall;
  DeleteSpace(argument: _patchbay_registry_v1_DeleteSpaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteSpaceResponse__Output>): grpc.ClientUnaryCall;
  DeleteSpace(argument: _patchbay_registry_v1_DeleteSpaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteSpaceResponse__Output>): grpc.ClientUnaryCall;
  DeleteSpace(argument: _patchbay_registry_v1_DeleteSpaceRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteSpaceResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Deletes a space with all that is stored of it, and tells its plugins to delete what they keep.
   */
  deleteSpace(argument: _patchbay_registry_v1_DeleteSpaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteSpaceResponse__Output>): grpc.ClientUnaryCall;
  deleteSpace(argument: _patchbay_registry_v1_DeleteSpaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteSpaceResponse__Output>): grpc.ClientUnaryCall;
  deleteSpace(argument: _patchbay_registry_v1_DeleteSpaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteSpaceResponse__Output>): grpc.ClientUnaryCall;
  deleteSpace(argument: _patchbay_registry_v1_DeleteSpaceRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeleteSpaceResponse__Output>): grpc.ClientUnaryCall;
  
  GetSpace(argument: _patchbay_registry_v1_GetSpaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSpaceResponse__Output>): grpc.ClientUnaryCall;
  GetSpace(argument: _patchbay_registry_v1_GetSpaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetSpaceResponse__Output>): grpc.ClientUnaryCall;
  GetSpace(argument: _patchbay_registry_v1_GetSpaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSpaceResponse__Output>): grpc.ClientUnaryCall;
  GetSpace(argument: _patchbay_registry_v1_GetSpaceRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetSpaceResponse__Output>): grpc.ClientUnaryCall;
  getSpace(argument: _patchbay_registry_v1_GetSpaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSpaceResponse__Output>): grpc.ClientUnaryCall;
  getSpace(argument: _patchbay_registry_v1_GetSpaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetSpaceResponse__Output>): grpc.ClientUnaryCall;
  getSpace(argument: _patchbay_registry_v1_GetSpaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSpaceResponse__Output>): grpc.ClientUnaryCall;
  getSpace(argument: _patchbay_registry_v1_GetSpaceRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetSpaceResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Whether a plugin is active in a space.
   */
  IsActive(argument: _patchbay_registry_v1_IsActiveRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_IsActiveResponse__Output>): grpc.ClientUnaryCall;
  IsActive(argument: _patchbay_registry_v1_IsActiveRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_IsActiveResponse__Output>): grpc.ClientUnaryCall;
  IsActive(argument: _patchbay_registry_v1_IsActiveRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_IsActiveResponse__Output>): grpc.ClientUnaryCall;
  IsActive(argument: _patchbay_registry_v1_IsActiveRequest, callback: grpc.requestCallback<_patchbay_registry_v1_IsActiveResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Whether a plugin is active in a space.
   */
  isActive(argument: _patchbay_registry_v1_IsActiveRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_IsActiveResponse__Output>): grpc.ClientUnaryCall;
  isActive(argument: _patchbay_registry_v1_IsActiveRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_IsActiveResponse__Output>): grpc.ClientUnaryCall;
  isActive(argument: _patchbay_registry_v1_IsActiveRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_IsActiveResponse__Output>): grpc.ClientUnaryCall;
  isActive(argument: _patchbay_registry_v1_IsActiveRequest, callback: grpc.requestCallback<_patchbay_registry_v1_IsActiveResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What happened in a space, the latest first.
   */
  ListActivities(argument: _patchbay_registry_v1_ListActivitiesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListActivitiesResponse__Output>): grpc.ClientUnaryCall;
  ListActivities(argument: _patchbay_registry_v1_ListActivitiesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListActivitiesResponse__Output>): grpc.ClientUnaryCall;
  ListActivities(argument: _patchbay_registry_v1_ListActivitiesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListActivitiesResponse__Output>): grpc.ClientUnaryCall;
  ListActivities(argument: _patchbay_registry_v1_ListActivitiesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListActivitiesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What happened in a space, the latest first.
   */
  listActivities(argument: _patchbay_registry_v1_ListActivitiesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListActivitiesResponse__Output>): grpc.ClientUnaryCall;
  listActivities(argument: _patchbay_registry_v1_ListActivitiesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListActivitiesResponse__Output>): grpc.ClientUnaryCall;
  listActivities(argument: _patchbay_registry_v1_ListActivitiesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListActivitiesResponse__Output>): grpc.ClientUnaryCall;
  listActivities(argument: _patchbay_registry_v1_ListActivitiesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListActivitiesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Whom something in a space can be addressed to: roles, and members one by one.
   */
  ListRecipients(argument: _patchbay_registry_v1_ListRecipientsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  ListRecipients(argument: _patchbay_registry_v1_ListRecipientsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  ListRecipients(argument: _patchbay_registry_v1_ListRecipientsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  ListRecipients(argument: _patchbay_registry_v1_ListRecipientsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Whom something in a space can be addressed to: roles, and members one by one.
   */
  listRecipients(argument: _patchbay_registry_v1_ListRecipientsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listRecipients(argument: _patchbay_registry_v1_ListRecipientsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listRecipients(argument: _patchbay_registry_v1_ListRecipientsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listRecipients(argument: _patchbay_registry_v1_ListRecipientsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Who is in a space, sorted by name.
   */
  ListSpaceMembers(argument: _patchbay_registry_v1_ListSpaceMembersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpaceMembersResponse__Output>): grpc.ClientUnaryCall;
  ListSpaceMembers(argument: _patchbay_registry_v1_ListSpaceMembersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpaceMembersResponse__Output>): grpc.ClientUnaryCall;
  ListSpaceMembers(argument: _patchbay_registry_v1_ListSpaceMembersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpaceMembersResponse__Output>): grpc.ClientUnaryCall;
  ListSpaceMembers(argument: _patchbay_registry_v1_ListSpaceMembersRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpaceMembersResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Who is in a space, sorted by name.
   */
  listSpaceMembers(argument: _patchbay_registry_v1_ListSpaceMembersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpaceMembersResponse__Output>): grpc.ClientUnaryCall;
  listSpaceMembers(argument: _patchbay_registry_v1_ListSpaceMembersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpaceMembersResponse__Output>): grpc.ClientUnaryCall;
  listSpaceMembers(argument: _patchbay_registry_v1_ListSpaceMembersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpaceMembersResponse__Output>): grpc.ClientUnaryCall;
  listSpaceMembers(argument: _patchbay_registry_v1_ListSpaceMembersRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpaceMembersResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The plugins that can be active in a space, in the order of the navigation.
   */
  ListSpacePlugins(argument: _patchbay_registry_v1_ListSpacePluginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  ListSpacePlugins(argument: _patchbay_registry_v1_ListSpacePluginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  ListSpacePlugins(argument: _patchbay_registry_v1_ListSpacePluginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  ListSpacePlugins(argument: _patchbay_registry_v1_ListSpacePluginsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The plugins that can be active in a space, in the order of the navigation.
   */
  listSpacePlugins(argument: _patchbay_registry_v1_ListSpacePluginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  listSpacePlugins(argument: _patchbay_registry_v1_ListSpacePluginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  listSpacePlugins(argument: _patchbay_registry_v1_ListSpacePluginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  listSpacePlugins(argument: _patchbay_registry_v1_ListSpacePluginsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The spaces the caller is in, or all, sorted by title.
   */
  ListSpaces(argument: _patchbay_registry_v1_ListSpacesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacesResponse__Output>): grpc.ClientUnaryCall;
  ListSpaces(argument: _patchbay_registry_v1_ListSpacesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacesResponse__Output>): grpc.ClientUnaryCall;
  ListSpaces(argument: _patchbay_registry_v1_ListSpacesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacesResponse__Output>): grpc.ClientUnaryCall;
  ListSpaces(argument: _patchbay_registry_v1_ListSpacesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The spaces the caller is in, or all, sorted by title.
   */
  listSpaces(argument: _patchbay_registry_v1_ListSpacesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacesResponse__Output>): grpc.ClientUnaryCall;
  listSpaces(argument: _patchbay_registry_v1_ListSpacesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacesResponse__Output>): grpc.ClientUnaryCall;
  listSpaces(argument: _patchbay_registry_v1_ListSpacesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacesResponse__Output>): grpc.ClientUnaryCall;
  listSpaces(argument: _patchbay_registry_v1_ListSpacesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListSpacesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * FAILED_PRECONDITION for the last admin. Anybody may remove themselves.
   */
  RemoveSpaceMember(argument: _patchbay_registry_v1_RemoveSpaceMemberRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  RemoveSpaceMember(argument: _patchbay_registry_v1_RemoveSpaceMemberRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  RemoveSpaceMember(argument: _patchbay_registry_v1_RemoveSpaceMemberRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  RemoveSpaceMember(argument: _patchbay_registry_v1_RemoveSpaceMemberRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  /**
   * FAILED_PRECONDITION for the last admin. Anybody may remove themselves.
   */
  removeSpaceMember(argument: _patchbay_registry_v1_RemoveSpaceMemberRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  removeSpaceMember(argument: _patchbay_registry_v1_RemoveSpaceMemberRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  removeSpaceMember(argument: _patchbay_registry_v1_RemoveSpaceMemberRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  removeSpaceMember(argument: _patchbay_registry_v1_RemoveSpaceMemberRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RemoveSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Forgets what was decided about a plugin in every space: its default counts again everywhere.
   * Needs `spaces.administer` on the site.
   */
  ResetSpacePlugin(argument: _patchbay_registry_v1_ResetSpacePluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ResetSpacePluginResponse__Output>): grpc.ClientUnaryCall;
  ResetSpacePlugin(argument: _patchbay_registry_v1_ResetSpacePluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ResetSpacePluginResponse__Output>): grpc.ClientUnaryCall;
  ResetSpacePlugin(argument: _patchbay_registry_v1_ResetSpacePluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ResetSpacePluginResponse__Output>): grpc.ClientUnaryCall;
  ResetSpacePlugin(argument: _patchbay_registry_v1_ResetSpacePluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ResetSpacePluginResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Forgets what was decided about a plugin in every space: its default counts again everywhere.
   * Needs `spaces.administer` on the site.
   */
  resetSpacePlugin(argument: _patchbay_registry_v1_ResetSpacePluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ResetSpacePluginResponse__Output>): grpc.ClientUnaryCall;
  resetSpacePlugin(argument: _patchbay_registry_v1_ResetSpacePluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ResetSpacePluginResponse__Output>): grpc.ClientUnaryCall;
  resetSpacePlugin(argument: _patchbay_registry_v1_ResetSpacePluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ResetSpacePluginResponse__Output>): grpc.ClientUnaryCall;
  resetSpacePlugin(argument: _patchbay_registry_v1_ResetSpacePluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ResetSpacePluginResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * An archived space is read-only: its pages can be seen, and nothing runs or changes in it.
   * FAILED_PRECONDITION when a space whose expiry has passed is taken out of the archive.
   */
  SetSpaceArchived(argument: _patchbay_registry_v1_SetSpaceArchivedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceArchivedResponse__Output>): grpc.ClientUnaryCall;
  SetSpaceArchived(argument: _patchbay_registry_v1_SetSpaceArchivedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceArchivedResponse__Output>): grpc.ClientUnaryCall;
  SetSpaceArchived(argument: _patchbay_registry_v1_SetSpaceArchivedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceArchivedResponse__Output>): grpc.ClientUnaryCall;
  SetSpaceArchived(argument: _patchbay_registry_v1_SetSpaceArchivedRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceArchivedResponse__Output>): grpc.ClientUnaryCall;
  /**
   * An archived space is read-only: its pages can be seen, and nothing runs or changes in it.
   * FAILED_PRECONDITION when a space whose expiry has passed is taken out of the archive.
   */
  setSpaceArchived(argument: _patchbay_registry_v1_SetSpaceArchivedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceArchivedResponse__Output>): grpc.ClientUnaryCall;
  setSpaceArchived(argument: _patchbay_registry_v1_SetSpaceArchivedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceArchivedResponse__Output>): grpc.ClientUnaryCall;
  setSpaceArchived(argument: _patchbay_registry_v1_SetSpaceArchivedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceArchivedResponse__Output>): grpc.ClientUnaryCall;
  setSpaceArchived(argument: _patchbay_registry_v1_SetSpaceArchivedRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceArchivedResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes somebody in, or changes their roles. FAILED_PRECONDITION when no admin would be left.
   */
  SetSpaceMember(argument: _patchbay_registry_v1_SetSpaceMemberRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  SetSpaceMember(argument: _patchbay_registry_v1_SetSpaceMemberRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  SetSpaceMember(argument: _patchbay_registry_v1_SetSpaceMemberRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  SetSpaceMember(argument: _patchbay_registry_v1_SetSpaceMemberRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes somebody in, or changes their roles. FAILED_PRECONDITION when no admin would be left.
   */
  setSpaceMember(argument: _patchbay_registry_v1_SetSpaceMemberRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  setSpaceMember(argument: _patchbay_registry_v1_SetSpaceMemberRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  setSpaceMember(argument: _patchbay_registry_v1_SetSpaceMemberRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  setSpaceMember(argument: _patchbay_registry_v1_SetSpaceMemberRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpaceMemberResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Activates and deactivates plugins in a space, all or none of them. INVALID_ARGUMENT names those
   * that are only for the site, or that cannot be deactivated.
   */
  SetSpacePlugins(argument: _patchbay_registry_v1_SetSpacePluginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  SetSpacePlugins(argument: _patchbay_registry_v1_SetSpacePluginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  SetSpacePlugins(argument: _patchbay_registry_v1_SetSpacePluginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  SetSpacePlugins(argument: _patchbay_registry_v1_SetSpacePluginsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Activates and deactivates plugins in a space, all or none of them. INVALID_ARGUMENT names those
   * that are only for the site, or that cannot be deactivated.
   */
  setSpacePlugins(argument: _patchbay_registry_v1_SetSpacePluginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  setSpacePlugins(argument: _patchbay_registry_v1_SetSpacePluginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  setSpacePlugins(argument: _patchbay_registry_v1_SetSpacePluginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  setSpacePlugins(argument: _patchbay_registry_v1_SetSpacePluginsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetSpacePluginsResponse__Output>): grpc.ClientUnaryCall;
  
  UpdateSpace(argument: _patchbay_registry_v1_UpdateSpaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSpaceResponse__Output>): grpc.ClientUnaryCall;
  UpdateSpace(argument: _patchbay_registry_v1_UpdateSpaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSpaceResponse__Output>): grpc.ClientUnaryCall;
  UpdateSpace(argument: _patchbay_registry_v1_UpdateSpaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSpaceResponse__Output>): grpc.ClientUnaryCall;
  UpdateSpace(argument: _patchbay_registry_v1_UpdateSpaceRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSpaceResponse__Output>): grpc.ClientUnaryCall;
  updateSpace(argument: _patchbay_registry_v1_UpdateSpaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSpaceResponse__Output>): grpc.ClientUnaryCall;
  updateSpace(argument: _patchbay_registry_v1_UpdateSpaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSpaceResponse__Output>): grpc.ClientUnaryCall;
  updateSpace(argument: _patchbay_registry_v1_UpdateSpaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSpaceResponse__Output>): grpc.ClientUnaryCall;
  updateSpace(argument: _patchbay_registry_v1_UpdateSpaceRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSpaceResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Spaces: who is in them, which plugins are active there, and what happened.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. On behalf of a
 * person: whoever is in a space may see it, its admins may change it, and whoever has
 * `spaces.administer` on the site may do both everywhere. A space that the caller is not in, or
 * may not change, is PERMISSION_DENIED. An archived space can only be
 * taken out of the archive, given another expiry, or deleted: everything else is
 * FAILED_PRECONDITION. Every change answers with the directory's revision that shows it.
 */
export interface SpacesHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Makes a space; its slug comes from the title, with a number when it is taken. Whoever makes it is
   * its first admin. Needs `spaces.create`.
   */
  CreateSpace: grpc.handleUnaryCall<_patchbay_registry_v1_CreateSpaceRequest__Output, _patchbay_registry_v1_CreateSpaceResponse>;
  
  /**
   * Deletes a space with all that is stored of it, and tells its plugins to delete what they keep.
   */
  DeleteSpace: grpc.handleUnaryCall<_patchbay_registry_v1_DeleteSpaceRequest__Output, _patchbay_registry_v1_DeleteSpaceResponse>;
  
  GetSpace: grpc.handleUnaryCall<_patchbay_registry_v1_GetSpaceRequest__Output, _patchbay_registry_v1_GetSpaceResponse>;
  
  /**
   * Whether a plugin is active in a space.
   */
  IsActive: grpc.handleUnaryCall<_patchbay_registry_v1_IsActiveRequest__Output, _patchbay_registry_v1_IsActiveResponse>;
  
  /**
   * What happened in a space, the latest first.
   */
  ListActivities: grpc.handleUnaryCall<_patchbay_registry_v1_ListActivitiesRequest__Output, _patchbay_registry_v1_ListActivitiesResponse>;
  
  /**
   * Whom something in a space can be addressed to: roles, and members one by one.
   */
  ListRecipients: grpc.handleUnaryCall<_patchbay_registry_v1_ListRecipientsRequest__Output, _patchbay_registry_v1_ListRecipientsResponse>;
  
  /**
   * Who is in a space, sorted by name.
   */
  ListSpaceMembers: grpc.handleUnaryCall<_patchbay_registry_v1_ListSpaceMembersRequest__Output, _patchbay_registry_v1_ListSpaceMembersResponse>;
  
  /**
   * The plugins that can be active in a space, in the order of the navigation.
   */
  ListSpacePlugins: grpc.handleUnaryCall<_patchbay_registry_v1_ListSpacePluginsRequest__Output, _patchbay_registry_v1_ListSpacePluginsResponse>;
  
  /**
   * The spaces the caller is in, or all, sorted by title.
   */
  ListSpaces: grpc.handleUnaryCall<_patchbay_registry_v1_ListSpacesRequest__Output, _patchbay_registry_v1_ListSpacesResponse>;
  
  /**
   * FAILED_PRECONDITION for the last admin. Anybody may remove themselves.
   */
  RemoveSpaceMember: grpc.handleUnaryCall<_patchbay_registry_v1_RemoveSpaceMemberRequest__Output, _patchbay_registry_v1_RemoveSpaceMemberResponse>;
  
  /**
   * Forgets what was decided about a plugin in every space: its default counts again everywhere.
   * Needs `spaces.administer` on the site.
   */
  ResetSpacePlugin: grpc.handleUnaryCall<_patchbay_registry_v1_ResetSpacePluginRequest__Output, _patchbay_registry_v1_ResetSpacePluginResponse>;
  
  /**
   * An archived space is read-only: its pages can be seen, and nothing runs or changes in it.
   * FAILED_PRECONDITION when a space whose expiry has passed is taken out of the archive.
   */
  SetSpaceArchived: grpc.handleUnaryCall<_patchbay_registry_v1_SetSpaceArchivedRequest__Output, _patchbay_registry_v1_SetSpaceArchivedResponse>;
  
  /**
   * Takes somebody in, or changes their roles. FAILED_PRECONDITION when no admin would be left.
   */
  SetSpaceMember: grpc.handleUnaryCall<_patchbay_registry_v1_SetSpaceMemberRequest__Output, _patchbay_registry_v1_SetSpaceMemberResponse>;
  
  /**
   * Activates and deactivates plugins in a space, all or none of them. INVALID_ARGUMENT names those
   * that are only for the site, or that cannot be deactivated.
   */
  SetSpacePlugins: grpc.handleUnaryCall<_patchbay_registry_v1_SetSpacePluginsRequest__Output, _patchbay_registry_v1_SetSpacePluginsResponse>;
  
  UpdateSpace: grpc.handleUnaryCall<_patchbay_registry_v1_UpdateSpaceRequest__Output, _patchbay_registry_v1_UpdateSpaceResponse>;
  
}

export interface SpacesDefinition extends grpc.ServiceDefinition {
  CreateSpace: MethodDefinition<_patchbay_registry_v1_CreateSpaceRequest, _patchbay_registry_v1_CreateSpaceResponse, _patchbay_registry_v1_CreateSpaceRequest__Output, _patchbay_registry_v1_CreateSpaceResponse__Output>
  DeleteSpace: MethodDefinition<_patchbay_registry_v1_DeleteSpaceRequest, _patchbay_registry_v1_DeleteSpaceResponse, _patchbay_registry_v1_DeleteSpaceRequest__Output, _patchbay_registry_v1_DeleteSpaceResponse__Output>
  GetSpace: MethodDefinition<_patchbay_registry_v1_GetSpaceRequest, _patchbay_registry_v1_GetSpaceResponse, _patchbay_registry_v1_GetSpaceRequest__Output, _patchbay_registry_v1_GetSpaceResponse__Output>
  IsActive: MethodDefinition<_patchbay_registry_v1_IsActiveRequest, _patchbay_registry_v1_IsActiveResponse, _patchbay_registry_v1_IsActiveRequest__Output, _patchbay_registry_v1_IsActiveResponse__Output>
  ListActivities: MethodDefinition<_patchbay_registry_v1_ListActivitiesRequest, _patchbay_registry_v1_ListActivitiesResponse, _patchbay_registry_v1_ListActivitiesRequest__Output, _patchbay_registry_v1_ListActivitiesResponse__Output>
  ListRecipients: MethodDefinition<_patchbay_registry_v1_ListRecipientsRequest, _patchbay_registry_v1_ListRecipientsResponse, _patchbay_registry_v1_ListRecipientsRequest__Output, _patchbay_registry_v1_ListRecipientsResponse__Output>
  ListSpaceMembers: MethodDefinition<_patchbay_registry_v1_ListSpaceMembersRequest, _patchbay_registry_v1_ListSpaceMembersResponse, _patchbay_registry_v1_ListSpaceMembersRequest__Output, _patchbay_registry_v1_ListSpaceMembersResponse__Output>
  ListSpacePlugins: MethodDefinition<_patchbay_registry_v1_ListSpacePluginsRequest, _patchbay_registry_v1_ListSpacePluginsResponse, _patchbay_registry_v1_ListSpacePluginsRequest__Output, _patchbay_registry_v1_ListSpacePluginsResponse__Output>
  ListSpaces: MethodDefinition<_patchbay_registry_v1_ListSpacesRequest, _patchbay_registry_v1_ListSpacesResponse, _patchbay_registry_v1_ListSpacesRequest__Output, _patchbay_registry_v1_ListSpacesResponse__Output>
  RemoveSpaceMember: MethodDefinition<_patchbay_registry_v1_RemoveSpaceMemberRequest, _patchbay_registry_v1_RemoveSpaceMemberResponse, _patchbay_registry_v1_RemoveSpaceMemberRequest__Output, _patchbay_registry_v1_RemoveSpaceMemberResponse__Output>
  ResetSpacePlugin: MethodDefinition<_patchbay_registry_v1_ResetSpacePluginRequest, _patchbay_registry_v1_ResetSpacePluginResponse, _patchbay_registry_v1_ResetSpacePluginRequest__Output, _patchbay_registry_v1_ResetSpacePluginResponse__Output>
  SetSpaceArchived: MethodDefinition<_patchbay_registry_v1_SetSpaceArchivedRequest, _patchbay_registry_v1_SetSpaceArchivedResponse, _patchbay_registry_v1_SetSpaceArchivedRequest__Output, _patchbay_registry_v1_SetSpaceArchivedResponse__Output>
  SetSpaceMember: MethodDefinition<_patchbay_registry_v1_SetSpaceMemberRequest, _patchbay_registry_v1_SetSpaceMemberResponse, _patchbay_registry_v1_SetSpaceMemberRequest__Output, _patchbay_registry_v1_SetSpaceMemberResponse__Output>
  SetSpacePlugins: MethodDefinition<_patchbay_registry_v1_SetSpacePluginsRequest, _patchbay_registry_v1_SetSpacePluginsResponse, _patchbay_registry_v1_SetSpacePluginsRequest__Output, _patchbay_registry_v1_SetSpacePluginsResponse__Output>
  UpdateSpace: MethodDefinition<_patchbay_registry_v1_UpdateSpaceRequest, _patchbay_registry_v1_UpdateSpaceResponse, _patchbay_registry_v1_UpdateSpaceRequest__Output, _patchbay_registry_v1_UpdateSpaceResponse__Output>
}
