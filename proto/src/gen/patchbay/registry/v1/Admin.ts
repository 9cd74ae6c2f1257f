// Original file: patchbay/registry/v1/admin.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateCredentialRequest as _patchbay_registry_v1_CreateCredentialRequest, CreateCredentialRequest__Output as _patchbay_registry_v1_CreateCredentialRequest__Output } from '../../../patchbay/registry/v1/CreateCredentialRequest.ts';
import type { CreateCredentialResponse as _patchbay_registry_v1_CreateCredentialResponse, CreateCredentialResponse__Output as _patchbay_registry_v1_CreateCredentialResponse__Output } from '../../../patchbay/registry/v1/CreateCredentialResponse.ts';
import type { GetSettingsRequest as _patchbay_registry_v1_GetSettingsRequest, GetSettingsRequest__Output as _patchbay_registry_v1_GetSettingsRequest__Output } from '../../../patchbay/registry/v1/GetSettingsRequest.ts';
import type { GetSettingsResponse as _patchbay_registry_v1_GetSettingsResponse, GetSettingsResponse__Output as _patchbay_registry_v1_GetSettingsResponse__Output } from '../../../patchbay/registry/v1/GetSettingsResponse.ts';
import type { ListCredentialsRequest as _patchbay_registry_v1_ListCredentialsRequest, ListCredentialsRequest__Output as _patchbay_registry_v1_ListCredentialsRequest__Output } from '../../../patchbay/registry/v1/ListCredentialsRequest.ts';
import type { ListCredentialsResponse as _patchbay_registry_v1_ListCredentialsResponse, ListCredentialsResponse__Output as _patchbay_registry_v1_ListCredentialsResponse__Output } from '../../../patchbay/registry/v1/ListCredentialsResponse.ts';
import type { RevokeCredentialRequest as _patchbay_registry_v1_RevokeCredentialRequest, RevokeCredentialRequest__Output as _patchbay_registry_v1_RevokeCredentialRequest__Output } from '../../../patchbay/registry/v1/RevokeCredentialRequest.ts';
import type { RevokeCredentialResponse as _patchbay_registry_v1_RevokeCredentialResponse, RevokeCredentialResponse__Output as _patchbay_registry_v1_RevokeCredentialResponse__Output } from '../../../patchbay/registry/v1/RevokeCredentialResponse.ts';
import type { SetPluginEnabledRequest as _patchbay_registry_v1_SetPluginEnabledRequest, SetPluginEnabledRequest__Output as _patchbay_registry_v1_SetPluginEnabledRequest__Output } from '../../../patchbay/registry/v1/SetPluginEnabledRequest.ts';
import type { SetPluginEnabledResponse as _patchbay_registry_v1_SetPluginEnabledResponse, SetPluginEnabledResponse__Output as _patchbay_registry_v1_SetPluginEnabledResponse__Output } from '../../../patchbay/registry/v1/SetPluginEnabledResponse.ts';
import type { UpdateSettingsRequest as _patchbay_registry_v1_UpdateSettingsRequest, UpdateSettingsRequest__Output as _patchbay_registry_v1_UpdateSettingsRequest__Output } from '../../../patchbay/registry/v1/UpdateSettingsRequest.ts';
import type { UpdateSettingsResponse as _patchbay_registry_v1_UpdateSettingsResponse, UpdateSettingsResponse__Output as _patchbay_registry_v1_UpdateSettingsResponse__Output } from '../../../patchbay/registry/v1/UpdateSettingsResponse.ts';

/**
 * What an operator decides.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface AdminClient extends grpc.Client {
  /**
   * Makes a credential bound to one slug. Its token is shown this once and stored hashed.
   */
  CreateCredential(argument: _patchbay_registry_v1_CreateCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  CreateCredential(argument: _patchbay_registry_v1_CreateCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  CreateCredential(argument: _patchbay_registry_v1_CreateCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  CreateCredential(argument: _patchbay_registry_v1_CreateCredentialRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a credential bound to one slug. Its token is shown this once and stored hashed.
   */
  createCredential(argument: _patchbay_registry_v1_CreateCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _patchbay_registry_v1_CreateCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _patchbay_registry_v1_CreateCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _patchbay_registry_v1_CreateCredentialRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  GetSettings(argument: _patchbay_registry_v1_GetSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  GetSettings(argument: _patchbay_registry_v1_GetSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  GetSettings(argument: _patchbay_registry_v1_GetSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  GetSettings(argument: _patchbay_registry_v1_GetSettingsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _patchbay_registry_v1_GetSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _patchbay_registry_v1_GetSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _patchbay_registry_v1_GetSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _patchbay_registry_v1_GetSettingsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  
  ListCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ListCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ListCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ListCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Ends a credential and the streams that were opened with it, at once.
   */
  RevokeCredential(argument: _patchbay_registry_v1_RevokeCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  RevokeCredential(argument: _patchbay_registry_v1_RevokeCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  RevokeCredential(argument: _patchbay_registry_v1_RevokeCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  RevokeCredential(argument: _patchbay_registry_v1_RevokeCredentialRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Ends a credential and the streams that were opened with it, at once.
   */
  revokeCredential(argument: _patchbay_registry_v1_RevokeCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  revokeCredential(argument: _patchbay_registry_v1_RevokeCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  revokeCredential(argument: _patchbay_registry_v1_RevokeCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  revokeCredential(argument: _patchbay_registry_v1_RevokeCredentialRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A disabled plugin keeps its connection, settings and history; it gets no requests and no tasks.
   */
  SetPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  SetPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  SetPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  SetPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A disabled plugin keeps its connection, settings and history; it gets no requests and no tasks.
   */
  setPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  setPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  setPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  setPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Stores the given site settings and leaves the others. INVALID_ARGUMENT names each bad field,
   * and nothing is stored.
   */
  UpdateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  UpdateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  UpdateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  UpdateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Stores the given site settings and leaves the others. INVALID_ARGUMENT names each bad field,
   * and nothing is stored.
   */
  updateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  updateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  updateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  updateSettings(argument: _patchbay_registry_v1_UpdateSettingsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateSettingsResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What an operator decides.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface AdminHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Makes a credential bound to one slug. Its token is shown this once and stored hashed.
   */
  CreateCredential: grpc.handleUnaryCall<_patchbay_registry_v1_CreateCredentialRequest__Output, _patchbay_registry_v1_CreateCredentialResponse>;
  
  GetSettings: grpc.handleUnaryCall<_patchbay_registry_v1_GetSettingsRequest__Output, _patchbay_registry_v1_GetSettingsResponse>;
  
  ListCredentials: grpc.handleUnaryCall<_patchbay_registry_v1_ListCredentialsRequest__Output, _patchbay_registry_v1_ListCredentialsResponse>;
  
  /**
   * Ends a credential and the streams that were opened with it, at once.
   */
  RevokeCredential: grpc.handleUnaryCall<_patchbay_registry_v1_RevokeCredentialRequest__Output, _patchbay_registry_v1_RevokeCredentialResponse>;
  
  /**
   * A disabled plugin keeps its connection, settings and history; it gets no requests and no tasks.
   */
  SetPluginEnabled: grpc.handleUnaryCall<_patchbay_registry_v1_SetPluginEnabledRequest__Output, _patchbay_registry_v1_SetPluginEnabledResponse>;
  
  /**
   * Stores the given site settings and leaves the others. INVALID_ARGUMENT names each bad field,
   * and nothing is stored.
   */
  UpdateSettings: grpc.handleUnaryCall<_patchbay_registry_v1_UpdateSettingsRequest__Output, _patchbay_registry_v1_UpdateSettingsResponse>;
  
}

export interface AdminDefinition extends grpc.ServiceDefinition {
  CreateCredential: MethodDefinition<_patchbay_registry_v1_CreateCredentialRequest, _patchbay_registry_v1_CreateCredentialResponse, _patchbay_registry_v1_CreateCredentialRequest__Output, _patchbay_registry_v1_CreateCredentialResponse__Output>
  GetSettings: MethodDefinition<_patchbay_registry_v1_GetSettingsRequest, _patchbay_registry_v1_GetSettingsResponse, _patchbay_registry_v1_GetSettingsRequest__Output, _patchbay_registry_v1_GetSettingsResponse__Output>
  ListCredentials: MethodDefinition<_patchbay_registry_v1_ListCredentialsRequest, _patchbay_registry_v1_ListCredentialsResponse, _patchbay_registry_v1_ListCredentialsRequest__Output, _patchbay_registry_v1_ListCredentialsResponse__Output>
  RevokeCredential: MethodDefinition<_patchbay_registry_v1_RevokeCredentialRequest, _patchbay_registry_v1_RevokeCredentialResponse, _patchbay_registry_v1_RevokeCredentialRequest__Output, _patchbay_registry_v1_RevokeCredentialResponse__Output>
  SetPluginEnabled: MethodDefinition<_patchbay_registry_v1_SetPluginEnabledRequest, _patchbay_registry_v1_SetPluginEnabledResponse, _patchbay_registry_v1_SetPluginEnabledRequest__Output, _patchbay_registry_v1_SetPluginEnabledResponse__Output>
  UpdateSettings: MethodDefinition<_patchbay_registry_v1_UpdateSettingsRequest, _patchbay_registry_v1_UpdateSettingsResponse, _patchbay_registry_v1_UpdateSettingsRequest__Output, _patchbay_registry_v1_UpdateSettingsResponse__Output>
}
