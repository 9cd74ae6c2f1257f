// Original file: patchbay/registry/v1/settings.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CheckNameRequest as _patchbay_registry_v1_CheckNameRequest, CheckNameRequest__Output as _patchbay_registry_v1_CheckNameRequest__Output } from '../../../patchbay/registry/v1/CheckNameRequest.ts';
import type { CheckNameResponse as _patchbay_registry_v1_CheckNameResponse, CheckNameResponse__Output as _patchbay_registry_v1_CheckNameResponse__Output } from '../../../patchbay/registry/v1/CheckNameResponse.ts';
import type { ExportStateRequest as _patchbay_registry_v1_ExportStateRequest, ExportStateRequest__Output as _patchbay_registry_v1_ExportStateRequest__Output } from '../../../patchbay/registry/v1/ExportStateRequest.ts';
import type { ExportStateResponse as _patchbay_registry_v1_ExportStateResponse, ExportStateResponse__Output as _patchbay_registry_v1_ExportStateResponse__Output } from '../../../patchbay/registry/v1/ExportStateResponse.ts';
import type { GetSettingsRequest as _patchbay_registry_v1_GetSettingsRequest, GetSettingsRequest__Output as _patchbay_registry_v1_GetSettingsRequest__Output } from '../../../patchbay/registry/v1/GetSettingsRequest.ts';
import type { GetSettingsResponse as _patchbay_registry_v1_GetSettingsResponse, GetSettingsResponse__Output as _patchbay_registry_v1_GetSettingsResponse__Output } from '../../../patchbay/registry/v1/GetSettingsResponse.ts';
import type { ImportStateRequest as _patchbay_registry_v1_ImportStateRequest, ImportStateRequest__Output as _patchbay_registry_v1_ImportStateRequest__Output } from '../../../patchbay/registry/v1/ImportStateRequest.ts';
import type { ImportStateResponse as _patchbay_registry_v1_ImportStateResponse, ImportStateResponse__Output as _patchbay_registry_v1_ImportStateResponse__Output } from '../../../patchbay/registry/v1/ImportStateResponse.ts';
import type { ListChoicesRequest as _patchbay_registry_v1_ListChoicesRequest, ListChoicesRequest__Output as _patchbay_registry_v1_ListChoicesRequest__Output } from '../../../patchbay/registry/v1/ListChoicesRequest.ts';
import type { ListChoicesResponse as _patchbay_registry_v1_ListChoicesResponse, ListChoicesResponse__Output as _patchbay_registry_v1_ListChoicesResponse__Output } from '../../../patchbay/registry/v1/ListChoicesResponse.ts';
import type { RestartPluginRequest as _patchbay_registry_v1_RestartPluginRequest, RestartPluginRequest__Output as _patchbay_registry_v1_RestartPluginRequest__Output } from '../../../patchbay/registry/v1/RestartPluginRequest.ts';
import type { RestartPluginResponse as _patchbay_registry_v1_RestartPluginResponse, RestartPluginResponse__Output as _patchbay_registry_v1_RestartPluginResponse__Output } from '../../../patchbay/registry/v1/RestartPluginResponse.ts';
import type { RotateKeyRequest as _patchbay_registry_v1_RotateKeyRequest, RotateKeyRequest__Output as _patchbay_registry_v1_RotateKeyRequest__Output } from '../../../patchbay/registry/v1/RotateKeyRequest.ts';
import type { RotateKeyResponse as _patchbay_registry_v1_RotateKeyResponse, RotateKeyResponse__Output as _patchbay_registry_v1_RotateKeyResponse__Output } from '../../../patchbay/registry/v1/RotateKeyResponse.ts';
import type { RunActionRequest as _patchbay_registry_v1_RunActionRequest, RunActionRequest__Output as _patchbay_registry_v1_RunActionRequest__Output } from '../../../patchbay/registry/v1/RunActionRequest.ts';
import type { RunActionResponse as _patchbay_registry_v1_RunActionResponse, RunActionResponse__Output as _patchbay_registry_v1_RunActionResponse__Output } from '../../../patchbay/registry/v1/RunActionResponse.ts';
import type { UpdateSettingsRequest as _patchbay_registry_v1_UpdateSettingsRequest, UpdateSettingsRequest__Output as _patchbay_registry_v1_UpdateSettingsRequest__Output } from '../../../patchbay/registry/v1/UpdateSettingsRequest.ts';
import type { UpdateSettingsResponse as _patchbay_registry_v1_UpdateSettingsResponse, UpdateSettingsResponse__Output as _patchbay_registry_v1_UpdateSettingsResponse__Output } from '../../../patchbay/registry/v1/UpdateSettingsResponse.ts';

/**
 * How plugins are set: for the site, for one space, for one person.
 * 
 * A document holds what was set in one scope. What is in force is looked up in order: the person's
 * document, the space's, the site's, then the default. Values of secrets go in and never come out.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface SettingsClient extends grpc.Client {
  /**
   * Whether the plugin takes a name, as it is written without the characters that names do not have.
   */
  CheckName(argument: _patchbay_registry_v1_CheckNameRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckNameResponse__Output>): grpc.ClientUnaryCall;
  CheckName(argument: _patchbay_registry_v1_CheckNameRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CheckNameResponse__Output>): grpc.ClientUnaryCall;
  CheckName(argument: _patchbay_registry_v1_CheckNameRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckNameResponse__Output>): grpc.ClientUnaryCall;
  CheckName(argument: _patchbay_registry_v1_CheckNameRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CheckNameResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Whether the plugin takes a name, as it is written without the characters that names do not have.
   */
  checkName(argument: _patchbay_registry_v1_CheckNameRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckNameResponse__Output>): grpc.ClientUnaryCall;
  checkName(argument: _patchbay_registry_v1_CheckNameRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CheckNameResponse__Output>): grpc.ClientUnaryCall;
  checkName(argument: _patchbay_registry_v1_CheckNameRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CheckNameResponse__Output>): grpc.ClientUnaryCall;
  checkName(argument: _patchbay_registry_v1_CheckNameRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CheckNameResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What operators decided, by plugin: status, title, index, contributions, settings of every scope.
   * Secrets are left out and listed by name.
   */
  ExportState(argument: _patchbay_registry_v1_ExportStateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExportStateResponse__Output>): grpc.ClientUnaryCall;
  ExportState(argument: _patchbay_registry_v1_ExportStateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ExportStateResponse__Output>): grpc.ClientUnaryCall;
  ExportState(argument: _patchbay_registry_v1_ExportStateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExportStateResponse__Output>): grpc.ClientUnaryCall;
  ExportState(argument: _patchbay_registry_v1_ExportStateRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ExportStateResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What operators decided, by plugin: status, title, index, contributions, settings of every scope.
   * Secrets are left out and listed by name.
   */
  exportState(argument: _patchbay_registry_v1_ExportStateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExportStateResponse__Output>): grpc.ClientUnaryCall;
  exportState(argument: _patchbay_registry_v1_ExportStateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ExportStateResponse__Output>): grpc.ClientUnaryCall;
  exportState(argument: _patchbay_registry_v1_ExportStateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExportStateResponse__Output>): grpc.ClientUnaryCall;
  exportState(argument: _patchbay_registry_v1_ExportStateRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ExportStateResponse__Output>): grpc.ClientUnaryCall;
  
  GetSettings(argument: _patchbay_registry_v1_GetSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  GetSettings(argument: _patchbay_registry_v1_GetSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  GetSettings(argument: _patchbay_registry_v1_GetSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  GetSettings(argument: _patchbay_registry_v1_GetSettingsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _patchbay_registry_v1_GetSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _patchbay_registry_v1_GetSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _patchbay_registry_v1_GetSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _patchbay_registry_v1_GetSettingsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes what is installed here as an export says. Secrets stay as they are. INVALID_ARGUMENT names
   * each value that does not fit, and nothing is changed.
   */
  ImportState(argument: _patchbay_registry_v1_ImportStateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ImportStateResponse__Output>): grpc.ClientUnaryCall;
  ImportState(argument: _patchbay_registry_v1_ImportStateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ImportStateResponse__Output>): grpc.ClientUnaryCall;
  ImportState(argument: _patchbay_registry_v1_ImportStateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ImportStateResponse__Output>): grpc.ClientUnaryCall;
  ImportState(argument: _patchbay_registry_v1_ImportStateRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ImportStateResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes what is installed here as an export says. Secrets stay as they are. INVALID_ARGUMENT names
   * each value that does not fit, and nothing is changed.
   */
  importState(argument: _patchbay_registry_v1_ImportStateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ImportStateResponse__Output>): grpc.ClientUnaryCall;
  importState(argument: _patchbay_registry_v1_ImportStateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ImportStateResponse__Output>): grpc.ClientUnaryCall;
  importState(argument: _patchbay_registry_v1_ImportStateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ImportStateResponse__Output>): grpc.ClientUnaryCall;
  importState(argument: _patchbay_registry_v1_ImportStateRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ImportStateResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The choices of every setting that has some, as they are now: static ones, those the plugin
   * computes, and plugins of an extension point.
   */
  ListChoices(argument: _patchbay_registry_v1_ListChoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListChoicesResponse__Output>): grpc.ClientUnaryCall;
  ListChoices(argument: _patchbay_registry_v1_ListChoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListChoicesResponse__Output>): grpc.ClientUnaryCall;
  ListChoices(argument: _patchbay_registry_v1_ListChoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListChoicesResponse__Output>): grpc.ClientUnaryCall;
  ListChoices(argument: _patchbay_registry_v1_ListChoicesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListChoicesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The choices of every setting that has some, as they are now: static ones, those the plugin
   * computes, and plugins of an extension point.
   */
  listChoices(argument: _patchbay_registry_v1_ListChoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListChoicesResponse__Output>): grpc.ClientUnaryCall;
  listChoices(argument: _patchbay_registry_v1_ListChoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListChoicesResponse__Output>): grpc.ClientUnaryCall;
  listChoices(argument: _patchbay_registry_v1_ListChoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListChoicesResponse__Output>): grpc.ClientUnaryCall;
  listChoices(argument: _patchbay_registry_v1_ListChoicesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListChoicesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Asks every process of the plugin to end; whatever keeps them running starts them again.
   */
  RestartPlugin(argument: _patchbay_registry_v1_RestartPluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RestartPluginResponse__Output>): grpc.ClientUnaryCall;
  RestartPlugin(argument: _patchbay_registry_v1_RestartPluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RestartPluginResponse__Output>): grpc.ClientUnaryCall;
  RestartPlugin(argument: _patchbay_registry_v1_RestartPluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RestartPluginResponse__Output>): grpc.ClientUnaryCall;
  RestartPlugin(argument: _patchbay_registry_v1_RestartPluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RestartPluginResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Asks every process of the plugin to end; whatever keeps them running starts them again.
   */
  restartPlugin(argument: _patchbay_registry_v1_RestartPluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RestartPluginResponse__Output>): grpc.ClientUnaryCall;
  restartPlugin(argument: _patchbay_registry_v1_RestartPluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RestartPluginResponse__Output>): grpc.ClientUnaryCall;
  restartPlugin(argument: _patchbay_registry_v1_RestartPluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RestartPluginResponse__Output>): grpc.ClientUnaryCall;
  restartPlugin(argument: _patchbay_registry_v1_RestartPluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RestartPluginResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Seals every secret with the newest key of SETTINGS_KEY now; the registry does the same by itself
   * within a minute. FAILED_PRECONDITION when it has no key.
   */
  RotateKey(argument: _patchbay_registry_v1_RotateKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RotateKeyResponse__Output>): grpc.ClientUnaryCall;
  RotateKey(argument: _patchbay_registry_v1_RotateKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RotateKeyResponse__Output>): grpc.ClientUnaryCall;
  RotateKey(argument: _patchbay_registry_v1_RotateKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RotateKeyResponse__Output>): grpc.ClientUnaryCall;
  RotateKey(argument: _patchbay_registry_v1_RotateKeyRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RotateKeyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Seals every secret with the newest key of SETTINGS_KEY now; the registry does the same by itself
   * within a minute. FAILED_PRECONDITION when it has no key.
   */
  rotateKey(argument: _patchbay_registry_v1_RotateKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RotateKeyResponse__Output>): grpc.ClientUnaryCall;
  rotateKey(argument: _patchbay_registry_v1_RotateKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RotateKeyResponse__Output>): grpc.ClientUnaryCall;
  rotateKey(argument: _patchbay_registry_v1_RotateKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RotateKeyResponse__Output>): grpc.ClientUnaryCall;
  rotateKey(argument: _patchbay_registry_v1_RotateKeyRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RotateKeyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Runs an action that the plugin offers beside its settings, such as a test.
   */
  RunAction(argument: _patchbay_registry_v1_RunActionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RunActionResponse__Output>): grpc.ClientUnaryCall;
  RunAction(argument: _patchbay_registry_v1_RunActionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RunActionResponse__Output>): grpc.ClientUnaryCall;
  RunAction(argument: _patchbay_registry_v1_RunActionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RunActionResponse__Output>): grpc.ClientUnaryCall;
  RunAction(argument: _patchbay_registry_v1_RunActionRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RunActionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Runs an action that the plugin offers beside its settings, such as a test.
   */
  runAction(argument: _patchbay_registry_v1_RunActionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RunActionResponse__Output>): grpc.ClientUnaryCall;
  runAction(argument: _patchbay_registry_v1_RunActionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RunActionResponse__Output>): grpc.ClientUnaryCall;
  runAction(argument: _patchbay_registry_v1_RunActionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RunActionResponse__Output>): grpc.ClientUnaryCall;
  runAction(argument: _patchbay_registry_v1_RunActionRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RunActionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Stores the given settings and leaves the others. INVALID_ARGUMENT names each bad field, ABORTED
   * says who changed the document in between; nothing is stored then.
   */
  UpdateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  UpdateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  UpdateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  UpdateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Stores the given settings and leaves the others. INVALID_ARGUMENT names each bad field, ABORTED
   * says who changed the document in between; nothing is stored then.
   */
  updateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  updateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  updateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  updateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * How plugins are set: for the site, for one space, for one person.
 * 
 * A document holds what was set in one scope. What is in force is looked up in order: the person's
 * document, the space's, the site's, then the default. Values of secrets go in and never come out.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface SettingsHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Whether the plugin takes a name, as it is written without the characters that names do not have.
   */
  CheckName: grpc.handleUnaryCall<_patchbay_registry_v1_CheckNameRequest__Output, _patchbay_registry_v1_CheckNameResponse>;
  
  /**
   * What operators decided, by plugin: status, title, index, contributions, settings of every scope.
   * Secrets are left out and listed by name.
   */
  ExportState: grpc.handleUnaryCall<_patchbay_registry_v1_ExportStateRequest__Output, _patchbay_registry_v1_ExportStateResponse>;
  
  GetSettings: grpc.handleUnaryCall<_patchbay_registry_v1_GetSettingsRequest__Output, _patchbay_registry_v1_GetSettingsResponse>;
  
  /**
   * Makes what is installed here as an export says. Secrets stay as they are. INVALID_ARGUMENT names
   * each value that does not fit, and nothing is changed.
   */
  ImportState: grpc.handleUnaryCall<_patchbay_registry_v1_ImportStateRequest__Output, _patchbay_registry_v1_ImportStateResponse>;
  
  /**
   * The choices of every setting that has some, as they are now: static ones, those the plugin
   * computes, and plugins of an extension point.
   */
  ListChoices: grpc.handleUnaryCall<_patchbay_registry_v1_ListChoicesRequest__Output, _patchbay_registry_v1_ListChoicesResponse>;
  
  /**
   * Asks every process of the plugin to end; whatever keeps them running starts them again.
   */
  RestartPlugin: grpc.handleUnaryCall<_patchbay_registry_v1_RestartPluginRequest__Output, _patchbay_registry_v1_RestartPluginResponse>;
  
  /**
   * Seals every secret with the newest key of SETTINGS_KEY now; the registry does the same by itself
   * within a minute. FAILED_PRECONDITION when it has no key.
   */
  RotateKey: grpc.handleUnaryCall<_patchbay_registry_v1_RotateKeyRequest__Output, _patchbay_registry_v1_RotateKeyResponse>;
  
  /**
   * Runs an action that the plugin offers beside its settings, such as a test.
   */
  RunAction: grpc.handleUnaryCall<_patchbay_registry_v1_RunActionRequest__Output, _patchbay_registry_v1_RunActionResponse>;
  
  /**
   * Stores the given settings and leaves the others. INVALID_ARGUMENT names each bad field, ABORTED
   * says who changed the document in between; nothing is stored then.
   */
  UpdateSettings: grpc.handleUnaryCall<_patchbay_registry_v1_UpdateSettingsRequest__Output, _patchbay_registry_v1_UpdateSettingsResponse>;
  
}

export interface SettingsDefinition extends grpc.ServiceDefinition {
  CheckName: MethodDefinition<_patchbay_registry_v1_CheckNameRequest, _patchbay_registry_v1_CheckNameResponse, _patchbay_registry_v1_CheckNameRequest__Output, _patchbay_registry_v1_CheckNameResponse__Output>
  ExportState: MethodDefinition<_patchbay_registry_v1_ExportStateRequest, _patchbay_registry_v1_ExportStateResponse, _patchbay_registry_v1_ExportStateRequest__Output, _patchbay_registry_v1_ExportStateResponse__Output>
  GetSettings: MethodDefinition<_patchbay_registry_v1_GetSettingsRequest, _patchbay_registry_v1_GetSettingsResponse, _patchbay_registry_v1_GetSettingsRequest__Output, _patchbay_registry_v1_GetSettingsResponse__Output>
  ImportState: MethodDefinition<_patchbay_registry_v1_ImportStateRequest, _patchbay_registry_v1_ImportStateResponse, _patchbay_registry_v1_ImportStateRequest__Output, _patchbay_registry_v1_ImportStateResponse__Output>
  ListChoices: MethodDefinition<_patchbay_registry_v1_ListChoicesRequest, _patchbay_registry_v1_ListChoicesResponse, _patchbay_registry_v1_ListChoicesRequest__Output, _patchbay_registry_v1_ListChoicesResponse__Output>
  RestartPlugin: MethodDefinition<_patchbay_registry_v1_RestartPluginRequest, _patchbay_registry_v1_RestartPluginResponse, _patchbay_registry_v1_RestartPluginRequest__Output, _patchbay_registry_v1_RestartPluginResponse__Output>
  RotateKey: MethodDefinition<_patchbay_registry_v1_RotateKeyRequest, _patchbay_registry_v1_RotateKeyResponse, _patchbay_registry_v1_RotateKeyRequest__Output, _patchbay_registry_v1_RotateKeyResponse__Output>
  RunAction: MethodDefinition<_patchbay_registry_v1_RunActionRequest, _patchbay_registry_v1_RunActionResponse, _patchbay_registry_v1_RunActionRequest__Output, _patchbay_registry_v1_RunActionResponse__Output>
  UpdateSettings: MethodDefinition<_patchbay_registry_v1_UpdateSettingsRequest, _patchbay_registry_v1_UpdateSettingsResponse, _patchbay_registry_v1_UpdateSettingsRequest__Output, _patchbay_registry_v1_UpdateSettingsResponse__Output>
}
