// Original file: patchbay/registry/v1/access.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CheckAllRequest as _patchbay_registry_v1_CheckAllRequest, CheckAllRequest__Output as _patchbay_registry_v1_CheckAllRequest__Output } from '../../../patchbay/registry/v1/CheckAllRequest.ts';
import type { CheckAllResponse as _patchbay_registry_v1_CheckAllResponse, CheckAllResponse__Output as _patchbay_registry_v1_CheckAllResponse__Output } from '../../../patchbay/registry/v1/CheckAllResponse.ts';
import type { CheckRequest as _patchbay_registry_v1_CheckRequest, CheckRequest__Output as _patchbay_registry_v1_CheckRequest__Output } from '../../../patchbay/registry/v1/CheckRequest.ts';
import type { CheckResponse as _patchbay_registry_v1_CheckResponse, CheckResponse__Output as _patchbay_registry_v1_CheckResponse__Output } from '../../../patchbay/registry/v1/CheckResponse.ts';

/**
 * Whether somebody may do something, with the policies of plugins asked.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, an API token, or a plugin's
 * credential. Everybody may ask about themselves; about others it needs `people.read`.
 */
export interface AccessClient extends grpc.Client {
  /**
   * One answer, with what led to it.
   */
  Check(argument: _patchbay_registry_v1_CheckRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckResponse__Output>): grpc.ClientUnaryCall;
  Check(argument: _patchbay_registry_v1_CheckRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CheckResponse__Output>): grpc.ClientUnaryCall;
  Check(argument: _patchbay_registry_v1_CheckRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckResponse__Output>): grpc.ClientUnaryCall;
  Check(argument: _patchbay_registry_v1_CheckRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CheckResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One answer, with what led to it.
   */
  check(argument: _patchbay_registry_v1_CheckRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckResponse__Output>): grpc.ClientUnaryCall;
  check(argument: _patchbay_registry_v1_CheckRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CheckResponse__Output>): grpc.ClientUnaryCall;
  check(argument: _patchbay_registry_v1_CheckRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckResponse__Output>): grpc.ClientUnaryCall;
  check(argument: _patchbay_registry_v1_CheckRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CheckResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Several answers about one user; every policy is asked once for each.
   */
  CheckAll(argument: _patchbay_registry_v1_CheckAllRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckAllResponse__Output>): grpc.ClientUnaryCall;
  CheckAll(argument: _patchbay_registry_v1_CheckAllRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CheckAllResponse__Output>): grpc.ClientUnaryCall;
  CheckAll(argument: _patchbay_registry_v1_CheckAllRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckAllResponse__Output>): grpc.ClientUnaryCall;
  CheckAll(argument: _patchbay_registry_v1_CheckAllRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CheckAllResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Several answers about one user; every policy is asked once for each.
   */
  checkAll(argument: _patchbay_registry_v1_CheckAllRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckAllResponse__Output>): grpc.ClientUnaryCall;
  checkAll(argument: _patchbay_registry_v1_CheckAllRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CheckAllResponse__Output>): grpc.ClientUnaryCall;
  checkAll(argument: _patchbay_registry_v1_CheckAllRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckAllResponse__Output>): grpc.ClientUnaryCall;
  checkAll(argument: _patchbay_registry_v1_CheckAllRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CheckAllResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Whether somebody may do something, with the policies of plugins asked.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, an API token, or a plugin's
 * credential. Everybody may ask about themselves; about others it needs `people.read`.
 */
export interface AccessHandlers extends grpc.UntypedServiceImplementation {
  /**
   * One answer, with what led to it.
   */
  Check: grpc.handleUnaryCall<_patchbay_registry_v1_CheckRequest__Output, _patchbay_registry_v1_CheckResponse>;
  
  /**
   * Several answers about one user; every policy is asked once for each.
   */
  CheckAll: grpc.handleUnaryCall<_patchbay_registry_v1_CheckAllRequest__Output, _patchbay_registry_v1_CheckAllResponse>;
  
}

export interface AccessDefinition extends grpc.ServiceDefinition {
  Check: MethodDefinition<_patchbay_registry_v1_CheckRequest, _patchbay_registry_v1_CheckResponse, _patchbay_registry_v1_CheckRequest__Output, _patchbay_registry_v1_CheckResponse__Output>
  CheckAll: MethodDefinition<_patchbay_registry_v1_CheckAllRequest, _patchbay_registry_v1_CheckAllResponse, _patchbay_registry_v1_CheckAllRequest__Output, _patchbay_registry_v1_CheckAllResponse__Output>
}
