import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { DirectoryClient as _patchbay_registry_v1_DirectoryClient, DirectoryDefinition as _patchbay_registry_v1_DirectoryDefinition } from './patchbay/registry/v1/Directory.ts';
import type { DirectoryChange as _patchbay_registry_v1_DirectoryChange, DirectoryChange__Output as _patchbay_registry_v1_DirectoryChange__Output } from './patchbay/registry/v1/DirectoryChange.ts';
import type { DirectoryRole as _patchbay_registry_v1_DirectoryRole, DirectoryRole__Output as _patchbay_registry_v1_DirectoryRole__Output } from './patchbay/registry/v1/DirectoryRole.ts';
import type { DirectorySnapshot as _patchbay_registry_v1_DirectorySnapshot, DirectorySnapshot__Output as _patchbay_registry_v1_DirectorySnapshot__Output } from './patchbay/registry/v1/DirectorySnapshot.ts';
import type { DirectorySpace as _patchbay_registry_v1_DirectorySpace, DirectorySpace__Output as _patchbay_registry_v1_DirectorySpace__Output } from './patchbay/registry/v1/DirectorySpace.ts';
import type { DirectorySpaceMember as _patchbay_registry_v1_DirectorySpaceMember, DirectorySpaceMember__Output as _patchbay_registry_v1_DirectorySpaceMember__Output } from './patchbay/registry/v1/DirectorySpaceMember.ts';
import type { DirectorySpacePlugin as _patchbay_registry_v1_DirectorySpacePlugin, DirectorySpacePlugin__Output as _patchbay_registry_v1_DirectorySpacePlugin__Output } from './patchbay/registry/v1/DirectorySpacePlugin.ts';
import type { DirectoryToken as _patchbay_registry_v1_DirectoryToken, DirectoryToken__Output as _patchbay_registry_v1_DirectoryToken__Output } from './patchbay/registry/v1/DirectoryToken.ts';
import type { DirectoryUser as _patchbay_registry_v1_DirectoryUser, DirectoryUser__Output as _patchbay_registry_v1_DirectoryUser__Output } from './patchbay/registry/v1/DirectoryUser.ts';
import type { WatchDirectoryRequest as _patchbay_registry_v1_WatchDirectoryRequest, WatchDirectoryRequest__Output as _patchbay_registry_v1_WatchDirectoryRequest__Output } from './patchbay/registry/v1/WatchDirectoryRequest.ts';
import type { WatchDirectoryResponse as _patchbay_registry_v1_WatchDirectoryResponse, WatchDirectoryResponse__Output as _patchbay_registry_v1_WatchDirectoryResponse__Output } from './patchbay/registry/v1/WatchDirectoryResponse.ts';

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
        /**
         * Who there is and what each may do, for services that decide from a copy of their own.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`.
         */
        Directory: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_DirectoryClient> & { service: _patchbay_registry_v1_DirectoryDefinition }
        DirectoryChange: MessageTypeDefinition<_patchbay_registry_v1_DirectoryChange, _patchbay_registry_v1_DirectoryChange__Output>
        DirectoryRole: MessageTypeDefinition<_patchbay_registry_v1_DirectoryRole, _patchbay_registry_v1_DirectoryRole__Output>
        DirectorySnapshot: MessageTypeDefinition<_patchbay_registry_v1_DirectorySnapshot, _patchbay_registry_v1_DirectorySnapshot__Output>
        DirectorySpace: MessageTypeDefinition<_patchbay_registry_v1_DirectorySpace, _patchbay_registry_v1_DirectorySpace__Output>
        DirectorySpaceMember: MessageTypeDefinition<_patchbay_registry_v1_DirectorySpaceMember, _patchbay_registry_v1_DirectorySpaceMember__Output>
        DirectorySpacePlugin: MessageTypeDefinition<_patchbay_registry_v1_DirectorySpacePlugin, _patchbay_registry_v1_DirectorySpacePlugin__Output>
        DirectoryToken: MessageTypeDefinition<_patchbay_registry_v1_DirectoryToken, _patchbay_registry_v1_DirectoryToken__Output>
        DirectoryUser: MessageTypeDefinition<_patchbay_registry_v1_DirectoryUser, _patchbay_registry_v1_DirectoryUser__Output>
        WatchDirectoryRequest: MessageTypeDefinition<_patchbay_registry_v1_WatchDirectoryRequest, _patchbay_registry_v1_WatchDirectoryRequest__Output>
        WatchDirectoryResponse: MessageTypeDefinition<_patchbay_registry_v1_WatchDirectoryResponse, _patchbay_registry_v1_WatchDirectoryResponse__Output>
      }
    }
  }
}

