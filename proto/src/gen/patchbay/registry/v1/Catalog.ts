// Original file: patchbay/registry/v1/catalog.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetPluginRequest as _patchbay_registry_v1_GetPluginRequest, GetPluginRequest__Output as _patchbay_registry_v1_GetPluginRequest__Output } from '../../../patchbay/registry/v1/GetPluginRequest.ts';
import type { GetPluginResponse as _patchbay_registry_v1_GetPluginResponse, GetPluginResponse__Output as _patchbay_registry_v1_GetPluginResponse__Output } from '../../../patchbay/registry/v1/GetPluginResponse.ts';
import type { ListContributionsRequest as _patchbay_registry_v1_ListContributionsRequest, ListContributionsRequest__Output as _patchbay_registry_v1_ListContributionsRequest__Output } from '../../../patchbay/registry/v1/ListContributionsRequest.ts';
import type { ListContributionsResponse as _patchbay_registry_v1_ListContributionsResponse, ListContributionsResponse__Output as _patchbay_registry_v1_ListContributionsResponse__Output } from '../../../patchbay/registry/v1/ListContributionsResponse.ts';
import type { ListPluginsRequest as _patchbay_registry_v1_ListPluginsRequest, ListPluginsRequest__Output as _patchbay_registry_v1_ListPluginsRequest__Output } from '../../../patchbay/registry/v1/ListPluginsRequest.ts';
import type { ListPluginsResponse as _patchbay_registry_v1_ListPluginsResponse, ListPluginsResponse__Output as _patchbay_registry_v1_ListPluginsResponse__Output } from '../../../patchbay/registry/v1/ListPluginsResponse.ts';
import type { WatchRequest as _patchbay_registry_v1_WatchRequest, WatchRequest__Output as _patchbay_registry_v1_WatchRequest__Output } from '../../../patchbay/registry/v1/WatchRequest.ts';
import type { WatchResponse as _patchbay_registry_v1_WatchResponse, WatchResponse__Output as _patchbay_registry_v1_WatchResponse__Output } from '../../../patchbay/registry/v1/WatchResponse.ts';

/**
 * What is installed, at which version, in which state and why.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface CatalogClient extends grpc.Client {
  /**
   * One plugin, or NOT_FOUND.
   */
  GetPlugin(argument: _patchbay_registry_v1_GetPluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetPluginResponse__Output>): grpc.ClientUnaryCall;
  GetPlugin(argument: _patchbay_registry_v1_GetPluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetPluginResponse__Output>): grpc.ClientUnaryCall;
  GetPlugin(argument: _patchbay_registry_v1_GetPluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetPluginResponse__Output>): grpc.ClientUnaryCall;
  GetPlugin(argument: _patchbay_registry_v1_GetPluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetPluginResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One plugin, or NOT_FOUND.
   */
  getPlugin(argument: _patchbay_registry_v1_GetPluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetPluginResponse__Output>): grpc.ClientUnaryCall;
  getPlugin(argument: _patchbay_registry_v1_GetPluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetPluginResponse__Output>): grpc.ClientUnaryCall;
  getPlugin(argument: _patchbay_registry_v1_GetPluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetPluginResponse__Output>): grpc.ClientUnaryCall;
  getPlugin(argument: _patchbay_registry_v1_GetPluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetPluginResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Contributions with their plugins, in the order of their point: an operator's index, then the
   * manifest's order, then title.
   */
  ListContributions(argument: _patchbay_registry_v1_ListContributionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListContributionsResponse__Output>): grpc.ClientUnaryCall;
  ListContributions(argument: _patchbay_registry_v1_ListContributionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListContributionsResponse__Output>): grpc.ClientUnaryCall;
  ListContributions(argument: _patchbay_registry_v1_ListContributionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListContributionsResponse__Output>): grpc.ClientUnaryCall;
  ListContributions(argument: _patchbay_registry_v1_ListContributionsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListContributionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Contributions with their plugins, in the order of their point: an operator's index, then the
   * manifest's order, then title.
   */
  listContributions(argument: _patchbay_registry_v1_ListContributionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListContributionsResponse__Output>): grpc.ClientUnaryCall;
  listContributions(argument: _patchbay_registry_v1_ListContributionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListContributionsResponse__Output>): grpc.ClientUnaryCall;
  listContributions(argument: _patchbay_registry_v1_ListContributionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListContributionsResponse__Output>): grpc.ClientUnaryCall;
  listContributions(argument: _patchbay_registry_v1_ListContributionsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListContributionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Plugins, sorted by slug: all of them, or those that every given filter lets through.
   */
  ListPlugins(argument: _patchbay_registry_v1_ListPluginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListPluginsResponse__Output>): grpc.ClientUnaryCall;
  ListPlugins(argument: _patchbay_registry_v1_ListPluginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListPluginsResponse__Output>): grpc.ClientUnaryCall;
  ListPlugins(argument: _patchbay_registry_v1_ListPluginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListPluginsResponse__Output>): grpc.ClientUnaryCall;
  ListPlugins(argument: _patchbay_registry_v1_ListPluginsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListPluginsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Plugins, sorted by slug: all of them, or those that every given filter lets through.
   */
  listPlugins(argument: _patchbay_registry_v1_ListPluginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListPluginsResponse__Output>): grpc.ClientUnaryCall;
  listPlugins(argument: _patchbay_registry_v1_ListPluginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListPluginsResponse__Output>): grpc.ClientUnaryCall;
  listPlugins(argument: _patchbay_registry_v1_ListPluginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListPluginsResponse__Output>): grpc.ClientUnaryCall;
  listPlugins(argument: _patchbay_registry_v1_ListPluginsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListPluginsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A snapshot, then each change as it is committed, in order of revision, without end.
   * 
   * With `since_revision` the snapshot is left out when the registry still remembers every change
   * since then. Several changes of one plugin may arrive as one.
   */
  Watch(argument: _patchbay_registry_v1_WatchRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_patchbay_registry_v1_WatchResponse__Output>;
  Watch(argument: _patchbay_registry_v1_WatchRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_patchbay_registry_v1_WatchResponse__Output>;
  /**
   * A snapshot, then each change as it is committed, in order of revision, without end.
   * 
   * With `since_revision` the snapshot is left out when the registry still remembers every change
   * since then. Several changes of one plugin may arrive as one.
   */
  watch(argument: _patchbay_registry_v1_WatchRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_patchbay_registry_v1_WatchResponse__Output>;
  watch(argument: _patchbay_registry_v1_WatchRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_patchbay_registry_v1_WatchResponse__Output>;
  
}

/**
 * What is installed, at which version, in which state and why.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface CatalogHandlers extends grpc.UntypedServiceImplementation {
  /**
   * One plugin, or NOT_FOUND.
   */
  GetPlugin: grpc.handleUnaryCall<_patchbay_registry_v1_GetPluginRequest__Output, _patchbay_registry_v1_GetPluginResponse>;
  
  /**
   * Contributions with their plugins, in the order of their point: an operator's index, then the
   * manifest's order, then title.
   */
  ListContributions: grpc.handleUnaryCall<_patchbay_registry_v1_ListContributionsRequest__Output, _patchbay_registry_v1_ListContributionsResponse>;
  
  /**
   * Plugins, sorted by slug: all of them, or those that every given filter lets through.
   */
  ListPlugins: grpc.handleUnaryCall<_patchbay_registry_v1_ListPluginsRequest__Output, _patchbay_registry_v1_ListPluginsResponse>;
  
  /**
   * A snapshot, then each change as it is committed, in order of revision, without end.
   * 
   * With `since_revision` the snapshot is left out when the registry still remembers every change
   * since then. Several changes of one plugin may arrive as one.
   */
  Watch: grpc.handleServerStreamingCall<_patchbay_registry_v1_WatchRequest__Output, _patchbay_registry_v1_WatchResponse>;
  
}

export interface CatalogDefinition extends grpc.ServiceDefinition {
  GetPlugin: MethodDefinition<_patchbay_registry_v1_GetPluginRequest, _patchbay_registry_v1_GetPluginResponse, _patchbay_registry_v1_GetPluginRequest__Output, _patchbay_registry_v1_GetPluginResponse__Output>
  ListContributions: MethodDefinition<_patchbay_registry_v1_ListContributionsRequest, _patchbay_registry_v1_ListContributionsResponse, _patchbay_registry_v1_ListContributionsRequest__Output, _patchbay_registry_v1_ListContributionsResponse__Output>
  ListPlugins: MethodDefinition<_patchbay_registry_v1_ListPluginsRequest, _patchbay_registry_v1_ListPluginsResponse, _patchbay_registry_v1_ListPluginsRequest__Output, _patchbay_registry_v1_ListPluginsResponse__Output>
  Watch: MethodDefinition<_patchbay_registry_v1_WatchRequest, _patchbay_registry_v1_WatchResponse, _patchbay_registry_v1_WatchRequest__Output, _patchbay_registry_v1_WatchResponse__Output>
}
