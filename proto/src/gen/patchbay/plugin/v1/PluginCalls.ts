// Original file: patchbay/plugin/v1/plugin_calls.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { EmitActivityRequest as _patchbay_plugin_v1_EmitActivityRequest, EmitActivityRequest__Output as _patchbay_plugin_v1_EmitActivityRequest__Output } from '../../../patchbay/plugin/v1/EmitActivityRequest.ts';
import type { EmitActivityResponse as _patchbay_plugin_v1_EmitActivityResponse, EmitActivityResponse__Output as _patchbay_plugin_v1_EmitActivityResponse__Output } from '../../../patchbay/plugin/v1/EmitActivityResponse.ts';
import type { ListSpaceRecipientsRequest as _patchbay_plugin_v1_ListSpaceRecipientsRequest, ListSpaceRecipientsRequest__Output as _patchbay_plugin_v1_ListSpaceRecipientsRequest__Output } from '../../../patchbay/plugin/v1/ListSpaceRecipientsRequest.ts';
import type { ListSpaceRecipientsResponse as _patchbay_plugin_v1_ListSpaceRecipientsResponse, ListSpaceRecipientsResponse__Output as _patchbay_plugin_v1_ListSpaceRecipientsResponse__Output } from '../../../patchbay/plugin/v1/ListSpaceRecipientsResponse.ts';
import type { NotifyRequest as _patchbay_plugin_v1_NotifyRequest, NotifyRequest__Output as _patchbay_plugin_v1_NotifyRequest__Output } from '../../../patchbay/plugin/v1/NotifyRequest.ts';
import type { NotifyResponse as _patchbay_plugin_v1_NotifyResponse, NotifyResponse__Output as _patchbay_plugin_v1_NotifyResponse__Output } from '../../../patchbay/plugin/v1/NotifyResponse.ts';

/**
 * What a plugin asks the platform to do. It acts as itself: its slug is that of its credential.
 * 
 * Credential: call metadata `authorization: Bearer <token>`, as for PluginHost. UNAUTHENTICATED for an
 * unknown or revoked one, FAILED_PRECONDITION for a plugin that is disabled or held back.
 */
export interface PluginCallsClient extends grpc.Client {
  /**
   * Tells a space what somebody did there. FAILED_PRECONDITION when the plugin is not active in the
   * space, or the space is archived.
   */
  EmitActivity(argument: _patchbay_plugin_v1_EmitActivityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_EmitActivityResponse__Output>): grpc.ClientUnaryCall;
  EmitActivity(argument: _patchbay_plugin_v1_EmitActivityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_plugin_v1_EmitActivityResponse__Output>): grpc.ClientUnaryCall;
  EmitActivity(argument: _patchbay_plugin_v1_EmitActivityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_EmitActivityResponse__Output>): grpc.ClientUnaryCall;
  EmitActivity(argument: _patchbay_plugin_v1_EmitActivityRequest, callback: grpc.requestCallback<_patchbay_plugin_v1_EmitActivityResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Tells a space what somebody did there. FAILED_PRECONDITION when the plugin is not active in the
   * space, or the space is archived.
   */
  emitActivity(argument: _patchbay_plugin_v1_EmitActivityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_EmitActivityResponse__Output>): grpc.ClientUnaryCall;
  emitActivity(argument: _patchbay_plugin_v1_EmitActivityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_plugin_v1_EmitActivityResponse__Output>): grpc.ClientUnaryCall;
  emitActivity(argument: _patchbay_plugin_v1_EmitActivityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_EmitActivityResponse__Output>): grpc.ClientUnaryCall;
  emitActivity(argument: _patchbay_plugin_v1_EmitActivityRequest, callback: grpc.requestCallback<_patchbay_plugin_v1_EmitActivityResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Whom something in a space can be addressed to.
   */
  ListSpaceRecipients(argument: _patchbay_plugin_v1_ListSpaceRecipientsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>): grpc.ClientUnaryCall;
  ListSpaceRecipients(argument: _patchbay_plugin_v1_ListSpaceRecipientsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>): grpc.ClientUnaryCall;
  ListSpaceRecipients(argument: _patchbay_plugin_v1_ListSpaceRecipientsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>): grpc.ClientUnaryCall;
  ListSpaceRecipients(argument: _patchbay_plugin_v1_ListSpaceRecipientsRequest, callback: grpc.requestCallback<_patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Whom something in a space can be addressed to.
   */
  listSpaceRecipients(argument: _patchbay_plugin_v1_ListSpaceRecipientsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listSpaceRecipients(argument: _patchbay_plugin_v1_ListSpaceRecipientsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listSpaceRecipients(argument: _patchbay_plugin_v1_ListSpaceRecipientsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listSpaceRecipients(argument: _patchbay_plugin_v1_ListSpaceRecipientsRequest, callback: grpc.requestCallback<_patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Notifies people, each once, by the media they chose for this type of notification.
   */
  Notify(argument: _patchbay_plugin_v1_NotifyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_NotifyResponse__Output>): grpc.ClientUnaryCall;
  Notify(argument: _patchbay_plugin_v1_NotifyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_plugin_v1_NotifyResponse__Output>): grpc.ClientUnaryCall;
  Notify(argument: _patchbay_plugin_v1_NotifyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_NotifyResponse__Output>): grpc.ClientUnaryCall;
  Notify(argument: _patchbay_plugin_v1_NotifyRequest, callback: grpc.requestCallback<_patchbay_plugin_v1_NotifyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Notifies people, each once, by the media they chose for this type of notification.
   */
  notify(argument: _patchbay_plugin_v1_NotifyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_NotifyResponse__Output>): grpc.ClientUnaryCall;
  notify(argument: _patchbay_plugin_v1_NotifyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_plugin_v1_NotifyResponse__Output>): grpc.ClientUnaryCall;
  notify(argument: _patchbay_plugin_v1_NotifyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_plugin_v1_NotifyResponse__Output>): grpc.ClientUnaryCall;
  notify(argument: _patchbay_plugin_v1_NotifyRequest, callback: grpc.requestCallback<_patchbay_plugin_v1_NotifyResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What a plugin asks the platform to do. It acts as itself: its slug is that of its credential.
 * 
 * Credential: call metadata `authorization: Bearer <token>`, as for PluginHost. UNAUTHENTICATED for an
 * unknown or revoked one, FAILED_PRECONDITION for a plugin that is disabled or held back.
 */
export interface PluginCallsHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Tells a space what somebody did there. FAILED_PRECONDITION when the plugin is not active in the
   * space, or the space is archived.
   */
  EmitActivity: grpc.handleUnaryCall<_patchbay_plugin_v1_EmitActivityRequest__Output, _patchbay_plugin_v1_EmitActivityResponse>;
  
  /**
   * Whom something in a space can be addressed to.
   */
  ListSpaceRecipients: grpc.handleUnaryCall<_patchbay_plugin_v1_ListSpaceRecipientsRequest__Output, _patchbay_plugin_v1_ListSpaceRecipientsResponse>;
  
  /**
   * Notifies people, each once, by the media they chose for this type of notification.
   */
  Notify: grpc.handleUnaryCall<_patchbay_plugin_v1_NotifyRequest__Output, _patchbay_plugin_v1_NotifyResponse>;
  
}

export interface PluginCallsDefinition extends grpc.ServiceDefinition {
  EmitActivity: MethodDefinition<_patchbay_plugin_v1_EmitActivityRequest, _patchbay_plugin_v1_EmitActivityResponse, _patchbay_plugin_v1_EmitActivityRequest__Output, _patchbay_plugin_v1_EmitActivityResponse__Output>
  ListSpaceRecipients: MethodDefinition<_patchbay_plugin_v1_ListSpaceRecipientsRequest, _patchbay_plugin_v1_ListSpaceRecipientsResponse, _patchbay_plugin_v1_ListSpaceRecipientsRequest__Output, _patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>
  Notify: MethodDefinition<_patchbay_plugin_v1_NotifyRequest, _patchbay_plugin_v1_NotifyResponse, _patchbay_plugin_v1_NotifyRequest__Output, _patchbay_plugin_v1_NotifyResponse__Output>
}
