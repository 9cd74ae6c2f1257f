// Original file: patchbay/registry/v1/directory.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { WatchDirectoryRequest as _patchbay_registry_v1_WatchDirectoryRequest, WatchDirectoryRequest__Output as _patchbay_registry_v1_WatchDirectoryRequest__Output } from '../../../patchbay/registry/v1/WatchDirectoryRequest.ts';
import type { WatchDirectoryResponse as _patchbay_registry_v1_WatchDirectoryResponse, WatchDirectoryResponse__Output as _patchbay_registry_v1_WatchDirectoryResponse__Output } from '../../../patchbay/registry/v1/WatchDirectoryResponse.ts';

/**
 * Who there is and what each may do, for services that decide from a copy of their own.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface DirectoryClient extends grpc.Client {
  /**
   * A snapshot, then each change as it is committed, in order of revision, without end.
   * 
   * With `since_revision` the snapshot is left out when the registry still remembers every change
   * since then. Several changes of one thing may arrive as one.
   */
  Watch(argument: _patchbay_registry_v1_WatchDirectoryRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_patchbay_registry_v1_WatchDirectoryResponse__Output>;
  Watch(argument: _patchbay_registry_v1_WatchDirectoryRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_patchbay_registry_v1_WatchDirectoryResponse__Output>;
  /**
   * A snapshot, then each change as it is committed, in order of revision, without end.
   * 
   * With `since_revision` the snapshot is left out when the registry still remembers every change
   * since then. Several changes of one thing may arrive as one.
   */
  watch(argument: _patchbay_registry_v1_WatchDirectoryRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_patchbay_registry_v1_WatchDirectoryResponse__Output>;
  watch(argument: _patchbay_registry_v1_WatchDirectoryRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_patchbay_registry_v1_WatchDirectoryResponse__Output>;
  
}

/**
 * Who there is and what each may do, for services that decide from a copy of their own.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface DirectoryHandlers extends grpc.UntypedServiceImplementation {
  /**
   * A snapshot, then each change as it is committed, in order of revision, without end.
   * 
   * With `since_revision` the snapshot is left out when the registry still remembers every change
   * since then. Several changes of one thing may arrive as one.
   */
  Watch: grpc.handleServerStreamingCall<_patchbay_registry_v1_WatchDirectoryRequest__Output, _patchbay_registry_v1_WatchDirectoryResponse>;
  
}

export interface DirectoryDefinition extends grpc.ServiceDefinition {
  Watch: MethodDefinition<_patchbay_registry_v1_WatchDirectoryRequest, _patchbay_registry_v1_WatchDirectoryResponse, _patchbay_registry_v1_WatchDirectoryRequest__Output, _patchbay_registry_v1_WatchDirectoryResponse__Output>
}
