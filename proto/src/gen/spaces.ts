import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Activity as _patchbay_registry_v1_Activity, Activity__Output as _patchbay_registry_v1_Activity__Output } from './patchbay/registry/v1/Activity.ts';
import type { CreateSpaceRequest as _patchbay_registry_v1_CreateSpaceRequest, CreateSpaceRequest__Output as _patchbay_registry_v1_CreateSpaceRequest__Output } from './patchbay/registry/v1/CreateSpaceRequest.ts';
import type { CreateSpaceResponse as _patchbay_registry_v1_CreateSpaceResponse, CreateSpaceResponse__Output as _patchbay_registry_v1_CreateSpaceResponse__Output } from './patchbay/registry/v1/CreateSpaceResponse.ts';
import type { DeleteSpaceRequest as _patchbay_registry_v1_DeleteSpaceRequest, DeleteSpaceRequest__Output as _patchbay_registry_v1_DeleteSpaceRequest__Output } from './patchbay/registry/v1/DeleteSpaceRequest.ts';
import type { DeleteSpaceResponse as _patchbay_registry_v1_DeleteSpaceResponse, DeleteSpaceResponse__Output as _patchbay_registry_v1_DeleteSpaceResponse__Output } from './patchbay/registry/v1/DeleteSpaceResponse.ts';
import type { GetSpaceRequest as _patchbay_registry_v1_GetSpaceRequest, GetSpaceRequest__Output as _patchbay_registry_v1_GetSpaceRequest__Output } from './patchbay/registry/v1/GetSpaceRequest.ts';
import type { GetSpaceResponse as _patchbay_registry_v1_GetSpaceResponse, GetSpaceResponse__Output as _patchbay_registry_v1_GetSpaceResponse__Output } from './patchbay/registry/v1/GetSpaceResponse.ts';
import type { IsActiveRequest as _patchbay_registry_v1_IsActiveRequest, IsActiveRequest__Output as _patchbay_registry_v1_IsActiveRequest__Output } from './patchbay/registry/v1/IsActiveRequest.ts';
import type { IsActiveResponse as _patchbay_registry_v1_IsActiveResponse, IsActiveResponse__Output as _patchbay_registry_v1_IsActiveResponse__Output } from './patchbay/registry/v1/IsActiveResponse.ts';
import type { ListActivitiesRequest as _patchbay_registry_v1_ListActivitiesRequest, ListActivitiesRequest__Output as _patchbay_registry_v1_ListActivitiesRequest__Output } from './patchbay/registry/v1/ListActivitiesRequest.ts';
import type { ListActivitiesResponse as _patchbay_registry_v1_ListActivitiesResponse, ListActivitiesResponse__Output as _patchbay_registry_v1_ListActivitiesResponse__Output } from './patchbay/registry/v1/ListActivitiesResponse.ts';
import type { ListRecipientsRequest as _patchbay_registry_v1_ListRecipientsRequest, ListRecipientsRequest__Output as _patchbay_registry_v1_ListRecipientsRequest__Output } from './patchbay/registry/v1/ListRecipientsRequest.ts';
import type { ListRecipientsResponse as _patchbay_registry_v1_ListRecipientsResponse, ListRecipientsResponse__Output as _patchbay_registry_v1_ListRecipientsResponse__Output } from './patchbay/registry/v1/ListRecipientsResponse.ts';
import type { ListSpaceMembersRequest as _patchbay_registry_v1_ListSpaceMembersRequest, ListSpaceMembersRequest__Output as _patchbay_registry_v1_ListSpaceMembersRequest__Output } from './patchbay/registry/v1/ListSpaceMembersRequest.ts';
import type { ListSpaceMembersResponse as _patchbay_registry_v1_ListSpaceMembersResponse, ListSpaceMembersResponse__Output as _patchbay_registry_v1_ListSpaceMembersResponse__Output } from './patchbay/registry/v1/ListSpaceMembersResponse.ts';
import type { ListSpacePluginsRequest as _patchbay_registry_v1_ListSpacePluginsRequest, ListSpacePluginsRequest__Output as _patchbay_registry_v1_ListSpacePluginsRequest__Output } from './patchbay/registry/v1/ListSpacePluginsRequest.ts';
import type { ListSpacePluginsResponse as _patchbay_registry_v1_ListSpacePluginsResponse, ListSpacePluginsResponse__Output as _patchbay_registry_v1_ListSpacePluginsResponse__Output } from './patchbay/registry/v1/ListSpacePluginsResponse.ts';
import type { ListSpacesRequest as _patchbay_registry_v1_ListSpacesRequest, ListSpacesRequest__Output as _patchbay_registry_v1_ListSpacesRequest__Output } from './patchbay/registry/v1/ListSpacesRequest.ts';
import type { ListSpacesResponse as _patchbay_registry_v1_ListSpacesResponse, ListSpacesResponse__Output as _patchbay_registry_v1_ListSpacesResponse__Output } from './patchbay/registry/v1/ListSpacesResponse.ts';
import type { PluginActivation as _patchbay_registry_v1_PluginActivation, PluginActivation__Output as _patchbay_registry_v1_PluginActivation__Output } from './patchbay/registry/v1/PluginActivation.ts';
import type { RecipientRole as _patchbay_registry_v1_RecipientRole, RecipientRole__Output as _patchbay_registry_v1_RecipientRole__Output } from './patchbay/registry/v1/RecipientRole.ts';
import type { RemoveSpaceMemberRequest as _patchbay_registry_v1_RemoveSpaceMemberRequest, RemoveSpaceMemberRequest__Output as _patchbay_registry_v1_RemoveSpaceMemberRequest__Output } from './patchbay/registry/v1/RemoveSpaceMemberRequest.ts';
import type { RemoveSpaceMemberResponse as _patchbay_registry_v1_RemoveSpaceMemberResponse, RemoveSpaceMemberResponse__Output as _patchbay_registry_v1_RemoveSpaceMemberResponse__Output } from './patchbay/registry/v1/RemoveSpaceMemberResponse.ts';
import type { ResetSpacePluginRequest as _patchbay_registry_v1_ResetSpacePluginRequest, ResetSpacePluginRequest__Output as _patchbay_registry_v1_ResetSpacePluginRequest__Output } from './patchbay/registry/v1/ResetSpacePluginRequest.ts';
import type { ResetSpacePluginResponse as _patchbay_registry_v1_ResetSpacePluginResponse, ResetSpacePluginResponse__Output as _patchbay_registry_v1_ResetSpacePluginResponse__Output } from './patchbay/registry/v1/ResetSpacePluginResponse.ts';
import type { SetSpaceArchivedRequest as _patchbay_registry_v1_SetSpaceArchivedRequest, SetSpaceArchivedRequest__Output as _patchbay_registry_v1_SetSpaceArchivedRequest__Output } from './patchbay/registry/v1/SetSpaceArchivedRequest.ts';
import type { SetSpaceArchivedResponse as _patchbay_registry_v1_SetSpaceArchivedResponse, SetSpaceArchivedResponse__Output as _patchbay_registry_v1_SetSpaceArchivedResponse__Output } from './patchbay/registry/v1/SetSpaceArchivedResponse.ts';
import type { SetSpaceMemberRequest as _patchbay_registry_v1_SetSpaceMemberRequest, SetSpaceMemberRequest__Output as _patchbay_registry_v1_SetSpaceMemberRequest__Output } from './patchbay/registry/v1/SetSpaceMemberRequest.ts';
import type { SetSpaceMemberResponse as _patchbay_registry_v1_SetSpaceMemberResponse, SetSpaceMemberResponse__Output as _patchbay_registry_v1_SetSpaceMemberResponse__Output } from './patchbay/registry/v1/SetSpaceMemberResponse.ts';
import type { SetSpacePluginsRequest as _patchbay_registry_v1_SetSpacePluginsRequest, SetSpacePluginsRequest__Output as _patchbay_registry_v1_SetSpacePluginsRequest__Output } from './patchbay/registry/v1/SetSpacePluginsRequest.ts';
import type { SetSpacePluginsResponse as _patchbay_registry_v1_SetSpacePluginsResponse, SetSpacePluginsResponse__Output as _patchbay_registry_v1_SetSpacePluginsResponse__Output } from './patchbay/registry/v1/SetSpacePluginsResponse.ts';
import type { Space as _patchbay_registry_v1_Space, Space__Output as _patchbay_registry_v1_Space__Output } from './patchbay/registry/v1/Space.ts';
import type { SpaceMember as _patchbay_registry_v1_SpaceMember, SpaceMember__Output as _patchbay_registry_v1_SpaceMember__Output } from './patchbay/registry/v1/SpaceMember.ts';
import type { SpacePlugin as _patchbay_registry_v1_SpacePlugin, SpacePlugin__Output as _patchbay_registry_v1_SpacePlugin__Output } from './patchbay/registry/v1/SpacePlugin.ts';
import type { SpacesClient as _patchbay_registry_v1_SpacesClient, SpacesDefinition as _patchbay_registry_v1_SpacesDefinition } from './patchbay/registry/v1/Spaces.ts';
import type { UpdateSpaceRequest as _patchbay_registry_v1_UpdateSpaceRequest, UpdateSpaceRequest__Output as _patchbay_registry_v1_UpdateSpaceRequest__Output } from './patchbay/registry/v1/UpdateSpaceRequest.ts';
import type { UpdateSpaceResponse as _patchbay_registry_v1_UpdateSpaceResponse, UpdateSpaceResponse__Output as _patchbay_registry_v1_UpdateSpaceResponse__Output } from './patchbay/registry/v1/UpdateSpaceResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
  patchbay: {
    registry: {
      v1: {
        Activity: MessageTypeDefinition<_patchbay_registry_v1_Activity, _patchbay_registry_v1_Activity__Output>
        CreateSpaceRequest: MessageTypeDefinition<_patchbay_registry_v1_CreateSpaceRequest, _patchbay_registry_v1_CreateSpaceRequest__Output>
        CreateSpaceResponse: MessageTypeDefinition<_patchbay_registry_v1_CreateSpaceResponse, _patchbay_registry_v1_CreateSpaceResponse__Output>
        DeleteSpaceRequest: MessageTypeDefinition<_patchbay_registry_v1_DeleteSpaceRequest, _patchbay_registry_v1_DeleteSpaceRequest__Output>
        DeleteSpaceResponse: MessageTypeDefinition<_patchbay_registry_v1_DeleteSpaceResponse, _patchbay_registry_v1_DeleteSpaceResponse__Output>
        GetSpaceRequest: MessageTypeDefinition<_patchbay_registry_v1_GetSpaceRequest, _patchbay_registry_v1_GetSpaceRequest__Output>
        GetSpaceResponse: MessageTypeDefinition<_patchbay_registry_v1_GetSpaceResponse, _patchbay_registry_v1_GetSpaceResponse__Output>
        IsActiveRequest: MessageTypeDefinition<_patchbay_registry_v1_IsActiveRequest, _patchbay_registry_v1_IsActiveRequest__Output>
        IsActiveResponse: MessageTypeDefinition<_patchbay_registry_v1_IsActiveResponse, _patchbay_registry_v1_IsActiveResponse__Output>
        ListActivitiesRequest: MessageTypeDefinition<_patchbay_registry_v1_ListActivitiesRequest, _patchbay_registry_v1_ListActivitiesRequest__Output>
        ListActivitiesResponse: MessageTypeDefinition<_patchbay_registry_v1_ListActivitiesResponse, _patchbay_registry_v1_ListActivitiesResponse__Output>
        ListRecipientsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListRecipientsRequest, _patchbay_registry_v1_ListRecipientsRequest__Output>
        ListRecipientsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListRecipientsResponse, _patchbay_registry_v1_ListRecipientsResponse__Output>
        ListSpaceMembersRequest: MessageTypeDefinition<_patchbay_registry_v1_ListSpaceMembersRequest, _patchbay_registry_v1_ListSpaceMembersRequest__Output>
        ListSpaceMembersResponse: MessageTypeDefinition<_patchbay_registry_v1_ListSpaceMembersResponse, _patchbay_registry_v1_ListSpaceMembersResponse__Output>
        ListSpacePluginsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListSpacePluginsRequest, _patchbay_registry_v1_ListSpacePluginsRequest__Output>
        ListSpacePluginsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListSpacePluginsResponse, _patchbay_registry_v1_ListSpacePluginsResponse__Output>
        ListSpacesRequest: MessageTypeDefinition<_patchbay_registry_v1_ListSpacesRequest, _patchbay_registry_v1_ListSpacesRequest__Output>
        ListSpacesResponse: MessageTypeDefinition<_patchbay_registry_v1_ListSpacesResponse, _patchbay_registry_v1_ListSpacesResponse__Output>
        PluginActivation: MessageTypeDefinition<_patchbay_registry_v1_PluginActivation, _patchbay_registry_v1_PluginActivation__Output>
        RecipientRole: MessageTypeDefinition<_patchbay_registry_v1_RecipientRole, _patchbay_registry_v1_RecipientRole__Output>
        RemoveSpaceMemberRequest: MessageTypeDefinition<_patchbay_registry_v1_RemoveSpaceMemberRequest, _patchbay_registry_v1_RemoveSpaceMemberRequest__Output>
        RemoveSpaceMemberResponse: MessageTypeDefinition<_patchbay_registry_v1_RemoveSpaceMemberResponse, _patchbay_registry_v1_RemoveSpaceMemberResponse__Output>
        ResetSpacePluginRequest: MessageTypeDefinition<_patchbay_registry_v1_ResetSpacePluginRequest, _patchbay_registry_v1_ResetSpacePluginRequest__Output>
        ResetSpacePluginResponse: MessageTypeDefinition<_patchbay_registry_v1_ResetSpacePluginResponse, _patchbay_registry_v1_ResetSpacePluginResponse__Output>
        SetSpaceArchivedRequest: MessageTypeDefinition<_patchbay_registry_v1_SetSpaceArchivedRequest, _patchbay_registry_v1_SetSpaceArchivedRequest__Output>
        SetSpaceArchivedResponse: MessageTypeDefinition<_patchbay_registry_v1_SetSpaceArchivedResponse, _patchbay_registry_v1_SetSpaceArchivedResponse__Output>
        SetSpaceMemberRequest: MessageTypeDefinition<_patchbay_registry_v1_SetSpaceMemberRequest, _patchbay_registry_v1_SetSpaceMemberRequest__Output>
        SetSpaceMemberResponse: MessageTypeDefinition<_patchbay_registry_v1_SetSpaceMemberResponse, _patchbay_registry_v1_SetSpaceMemberResponse__Output>
        SetSpacePluginsRequest: MessageTypeDefinition<_patchbay_registry_v1_SetSpacePluginsRequest, _patchbay_registry_v1_SetSpacePluginsRequest__Output>
        SetSpacePluginsResponse: MessageTypeDefinition<_patchbay_registry_v1_SetSpacePluginsResponse, _patchbay_registry_v1_SetSpacePluginsResponse__Output>
        Space: MessageTypeDefinition<_patchbay_registry_v1_Space, _patchbay_registry_v1_Space__Output>
        SpaceMember: MessageTypeDefinition<_patchbay_registry_v1_SpaceMember, _patchbay_registry_v1_SpaceMember__Output>
        SpacePlugin: MessageTypeDefinition<_patchbay_registry_v1_SpacePlugin, _patchbay_registry_v1_SpacePlugin__Output>
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
        Spaces: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_SpacesClient> & { service: _patchbay_registry_v1_SpacesDefinition }
        UpdateSpaceRequest: MessageTypeDefinition<_patchbay_registry_v1_UpdateSpaceRequest, _patchbay_registry_v1_UpdateSpaceRequest__Output>
        UpdateSpaceResponse: MessageTypeDefinition<_patchbay_registry_v1_UpdateSpaceResponse, _patchbay_registry_v1_UpdateSpaceResponse__Output>
      }
    }
  }
}

