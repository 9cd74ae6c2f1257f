// Original file: patchbay/gateway/v1/plugin_health.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetPluginHealthRequest as _patchbay_gateway_v1_GetPluginHealthRequest, GetPluginHealthRequest__Output as _patchbay_gateway_v1_GetPluginHealthRequest__Output } from '../../../patchbay/gateway/v1/GetPluginHealthRequest.ts';
import type { GetPluginHealthResponse as _patchbay_gateway_v1_GetPluginHealthResponse, GetPluginHealthResponse__Output as _patchbay_gateway_v1_GetPluginHealthResponse__Output } from '../../../patchbay/gateway/v1/GetPluginHealthResponse.ts';

/**
 * What plugins do not answer, and what they answer with errors. Each process of the gateway judges for itself,
 * since it was started.
 * 
 * Over HTTP alone, for whoever has `plugins.administer`.
 */
export interface PluginHealthClient extends grpc.Client {
  /**
   * Routes, instances and calls of a plugin that fail, and contributions that were left out, as the process of
   * the gateway that takes the request has seen it. NOT_FOUND when there is no such plugin.
   */
  GetPluginHealth(argument: _patchbay_gateway_v1_GetPluginHealthRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_gateway_v1_GetPluginHealthResponse__Output>): grpc.ClientUnaryCall;
  GetPluginHealth(argument: _patchbay_gateway_v1_GetPluginHealthRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_gateway_v1_GetPluginHealthResponse__Output>): grpc.ClientUnaryCall;
  GetPluginHealth(argument: _patchbay_gateway_v1_GetPluginHealthRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_gateway_v1_GetPluginHealthResponse__Output>): grpc.ClientUnaryCall;
  GetPluginHealth(argument: _patchbay_gateway_v1_GetPluginHealthRequest, callback: grpc.requestCallback<_patchbay_gateway_v1_GetPluginHealthResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Routes, instances and calls of a plugin that fail, and contributions that were left out, as the process of
   * the gateway that takes the request has seen it. NOT_FOUND when there is no such plugin.
   */
  getPluginHealth(argument: _patchbay_gateway_v1_GetPluginHealthRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_gateway_v1_GetPluginHealthResponse__Output>): grpc.ClientUnaryCall;
  getPluginHealth(argument: _patchbay_gateway_v1_GetPluginHealthRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_gateway_v1_GetPluginHealthResponse__Output>): grpc.ClientUnaryCall;
  getPluginHealth(argument: _patchbay_gateway_v1_GetPluginHealthRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_gateway_v1_GetPluginHealthResponse__Output>): grpc.ClientUnaryCall;
  getPluginHealth(argument: _patchbay_gateway_v1_GetPluginHealthRequest, callback: grpc.requestCallback<_patchbay_gateway_v1_GetPluginHealthResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What plugins do not answer, and what they answer with errors. Each process of the gateway judges for itself,
 * since it was started.
 * 
 * Over HTTP alone, for whoever has `plugins.administer`.
 */
export interface PluginHealthHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Routes, instances and calls of a plugin that fail, and contributions that were left out, as the process of
   * the gateway that takes the request has seen it. NOT_FOUND when there is no such plugin.
   */
  GetPluginHealth: grpc.handleUnaryCall<_patchbay_gateway_v1_GetPluginHealthRequest__Output, _patchbay_gateway_v1_GetPluginHealthResponse>;
  
}

export interface PluginHealthDefinition extends grpc.ServiceDefinition {
  GetPluginHealth: MethodDefinition<_patchbay_gateway_v1_GetPluginHealthRequest, _patchbay_gateway_v1_GetPluginHealthResponse, _patchbay_gateway_v1_GetPluginHealthRequest__Output, _patchbay_gateway_v1_GetPluginHealthResponse__Output>
}
