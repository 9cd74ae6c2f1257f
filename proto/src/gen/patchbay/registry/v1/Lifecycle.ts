// Original file: patchbay/registry/v1/lifecycle.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DismissLifecycleCallRequest as _patchbay_registry_v1_DismissLifecycleCallRequest, DismissLifecycleCallRequest__Output as _patchbay_registry_v1_DismissLifecycleCallRequest__Output } from '../../../patchbay/registry/v1/DismissLifecycleCallRequest.ts';
import type { DismissLifecycleCallResponse as _patchbay_registry_v1_DismissLifecycleCallResponse, DismissLifecycleCallResponse__Output as _patchbay_registry_v1_DismissLifecycleCallResponse__Output } from '../../../patchbay/registry/v1/DismissLifecycleCallResponse.ts';
import type { ListLifecycleCallsRequest as _patchbay_registry_v1_ListLifecycleCallsRequest, ListLifecycleCallsRequest__Output as _patchbay_registry_v1_ListLifecycleCallsRequest__Output } from '../../../patchbay/registry/v1/ListLifecycleCallsRequest.ts';
import type { ListLifecycleCallsResponse as _patchbay_registry_v1_ListLifecycleCallsResponse, ListLifecycleCallsResponse__Output as _patchbay_registry_v1_ListLifecycleCallsResponse__Output } from '../../../patchbay/registry/v1/ListLifecycleCallsResponse.ts';
import type { RetryLifecycleCallRequest as _patchbay_registry_v1_RetryLifecycleCallRequest, RetryLifecycleCallRequest__Output as _patchbay_registry_v1_RetryLifecycleCallRequest__Output } from '../../../patchbay/registry/v1/RetryLifecycleCallRequest.ts';
import type { RetryLifecycleCallResponse as _patchbay_registry_v1_RetryLifecycleCallResponse, RetryLifecycleCallResponse__Output as _patchbay_registry_v1_RetryLifecycleCallResponse__Output } from '../../../patchbay/registry/v1/RetryLifecycleCallResponse.ts';

/**
 * What plugins still have to be told about themselves: each change is one call, kept until the plugin
 * has answered it.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface LifecycleClient extends grpc.Client {
  /**
   * Forgets a call: the plugin is never told.
   */
  DismissLifecycleCall(argument: _patchbay_registry_v1_DismissLifecycleCallRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DismissLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  DismissLifecycleCall(argument: _patchbay_registry_v1_DismissLifecycleCallRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DismissLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  DismissLifecycleCall(argument: _patchbay_registry_v1_DismissLifecycleCallRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DismissLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  DismissLifecycleCall(argument: _patchbay_registry_v1_DismissLifecycleCallRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DismissLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Forgets a call: the plugin is never told.
   */
  dismissLifecycleCall(argument: _patchbay_registry_v1_DismissLifecycleCallRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DismissLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  dismissLifecycleCall(argument: _patchbay_registry_v1_DismissLifecycleCallRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DismissLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  dismissLifecycleCall(argument: _patchbay_registry_v1_DismissLifecycleCallRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DismissLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  dismissLifecycleCall(argument: _patchbay_registry_v1_DismissLifecycleCallRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DismissLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The calls that wait or failed, the oldest first.
   */
  ListLifecycleCalls(argument: _patchbay_registry_v1_ListLifecycleCallsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListLifecycleCallsResponse__Output>): grpc.ClientUnaryCall;
  ListLifecycleCalls(argument: _patchbay_registry_v1_ListLifecycleCallsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListLifecycleCallsResponse__Output>): grpc.ClientUnaryCall;
  ListLifecycleCalls(argument: _patchbay_registry_v1_ListLifecycleCallsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListLifecycleCallsResponse__Output>): grpc.ClientUnaryCall;
  ListLifecycleCalls(argument: _patchbay_registry_v1_ListLifecycleCallsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListLifecycleCallsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The calls that wait or failed, the oldest first.
   */
  listLifecycleCalls(argument: _patchbay_registry_v1_ListLifecycleCallsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListLifecycleCallsResponse__Output>): grpc.ClientUnaryCall;
  listLifecycleCalls(argument: _patchbay_registry_v1_ListLifecycleCallsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListLifecycleCallsResponse__Output>): grpc.ClientUnaryCall;
  listLifecycleCalls(argument: _patchbay_registry_v1_ListLifecycleCallsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListLifecycleCallsResponse__Output>): grpc.ClientUnaryCall;
  listLifecycleCalls(argument: _patchbay_registry_v1_ListLifecycleCallsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListLifecycleCallsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a call again now, or NOT_FOUND when it was answered meanwhile.
   */
  RetryLifecycleCall(argument: _patchbay_registry_v1_RetryLifecycleCallRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RetryLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  RetryLifecycleCall(argument: _patchbay_registry_v1_RetryLifecycleCallRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RetryLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  RetryLifecycleCall(argument: _patchbay_registry_v1_RetryLifecycleCallRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RetryLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  RetryLifecycleCall(argument: _patchbay_registry_v1_RetryLifecycleCallRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RetryLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a call again now, or NOT_FOUND when it was answered meanwhile.
   */
  retryLifecycleCall(argument: _patchbay_registry_v1_RetryLifecycleCallRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RetryLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  retryLifecycleCall(argument: _patchbay_registry_v1_RetryLifecycleCallRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RetryLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  retryLifecycleCall(argument: _patchbay_registry_v1_RetryLifecycleCallRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RetryLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  retryLifecycleCall(argument: _patchbay_registry_v1_RetryLifecycleCallRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RetryLifecycleCallResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What plugins still have to be told about themselves: each change is one call, kept until the plugin
 * has answered it.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface LifecycleHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Forgets a call: the plugin is never told.
   */
  DismissLifecycleCall: grpc.handleUnaryCall<_patchbay_registry_v1_DismissLifecycleCallRequest__Output, _patchbay_registry_v1_DismissLifecycleCallResponse>;
  
  /**
   * The calls that wait or failed, the oldest first.
   */
  ListLifecycleCalls: grpc.handleUnaryCall<_patchbay_registry_v1_ListLifecycleCallsRequest__Output, _patchbay_registry_v1_ListLifecycleCallsResponse>;
  
  /**
   * Makes a call again now, or NOT_FOUND when it was answered meanwhile.
   */
  RetryLifecycleCall: grpc.handleUnaryCall<_patchbay_registry_v1_RetryLifecycleCallRequest__Output, _patchbay_registry_v1_RetryLifecycleCallResponse>;
  
}

export interface LifecycleDefinition extends grpc.ServiceDefinition {
  DismissLifecycleCall: MethodDefinition<_patchbay_registry_v1_DismissLifecycleCallRequest, _patchbay_registry_v1_DismissLifecycleCallResponse, _patchbay_registry_v1_DismissLifecycleCallRequest__Output, _patchbay_registry_v1_DismissLifecycleCallResponse__Output>
  ListLifecycleCalls: MethodDefinition<_patchbay_registry_v1_ListLifecycleCallsRequest, _patchbay_registry_v1_ListLifecycleCallsResponse, _patchbay_registry_v1_ListLifecycleCallsRequest__Output, _patchbay_registry_v1_ListLifecycleCallsResponse__Output>
  RetryLifecycleCall: MethodDefinition<_patchbay_registry_v1_RetryLifecycleCallRequest, _patchbay_registry_v1_RetryLifecycleCallResponse, _patchbay_registry_v1_RetryLifecycleCallRequest__Output, _patchbay_registry_v1_RetryLifecycleCallResponse__Output>
}
