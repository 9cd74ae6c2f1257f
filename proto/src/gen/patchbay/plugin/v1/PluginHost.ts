// Original file: patchbay/plugin/v1/plugin_host.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ConnectRequest as _patchbay_plugin_v1_ConnectRequest, ConnectRequest__Output as _patchbay_plugin_v1_ConnectRequest__Output } from '../../../patchbay/plugin/v1/ConnectRequest.ts';
import type { ConnectResponse as _patchbay_plugin_v1_ConnectResponse, ConnectResponse__Output as _patchbay_plugin_v1_ConnectResponse__Output } from '../../../patchbay/plugin/v1/ConnectResponse.ts';

/**
 * Where plugins register. A plugin opens one stream per process; the stream is its lease.
 * 
 * Credential: call metadata `authorization: Bearer <token>`, bound to the plugin's slug.
 */
export interface PluginHostClient extends grpc.Client {
  /**
   * The first message is `hello`; the registry answers `welcome`, or ends the call with
   * INVALID_ARGUMENT and every violation of the manifest, UNAUTHENTICATED (unknown or revoked
   * credential), PERMISSION_DENIED (a credential of another plugin) or FAILED_PRECONDITION
   * (superseded by a newer epoch; do not reconnect with this one).
   */
  Connect(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_patchbay_plugin_v1_ConnectRequest, _patchbay_plugin_v1_ConnectResponse__Output>;
  Connect(options?: grpc.CallOptions): grpc.ClientDuplexStream<_patchbay_plugin_v1_ConnectRequest, _patchbay_plugin_v1_ConnectResponse__Output>;
  /**
   * The first message is `hello`; the registry answers `welcome`, or ends the call with
   * INVALID_ARGUMENT and every violation of the manifest, UNAUTHENTICATED (unknown or revoked
   * credential), PERMISSION_DENIED (a credential of another plugin) or FAILED_PRECONDITION
   * (superseded by a newer epoch; do not reconnect with this one).
   */
  connect(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_patchbay_plugin_v1_ConnectRequest, _patchbay_plugin_v1_ConnectResponse__Output>;
  connect(options?: grpc.CallOptions): grpc.ClientDuplexStream<_patchbay_plugin_v1_ConnectRequest, _patchbay_plugin_v1_ConnectResponse__Output>;
  
}

/**
 * Where plugins register. A plugin opens one stream per process; the stream is its lease.
 * 
 * Credential: call metadata `authorization: Bearer <token>`, bound to the plugin's slug.
 */
export interface PluginHostHandlers extends grpc.UntypedServiceImplementation {
  /**
   * The first message is `hello`; the registry answers `welcome`, or ends the call with
   * INVALID_ARGUMENT and every violation of the manifest, UNAUTHENTICATED (unknown or revoked
   * credential), PERMISSION_DENIED (a credential of another plugin) or FAILED_PRECONDITION
   * (superseded by a newer epoch; do not reconnect with this one).
   */
  Connect: grpc.handleBidiStreamingCall<_patchbay_plugin_v1_ConnectRequest__Output, _patchbay_plugin_v1_ConnectResponse>;
  
}

export interface PluginHostDefinition extends grpc.ServiceDefinition {
  Connect: MethodDefinition<_patchbay_plugin_v1_ConnectRequest, _patchbay_plugin_v1_ConnectResponse, _patchbay_plugin_v1_ConnectRequest__Output, _patchbay_plugin_v1_ConnectResponse__Output>
}
