// Original file: patchbay/registry/v1/admin.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ApproveReleaseRequest as _patchbay_registry_v1_ApproveReleaseRequest, ApproveReleaseRequest__Output as _patchbay_registry_v1_ApproveReleaseRequest__Output } from '../../../patchbay/registry/v1/ApproveReleaseRequest.ts';
import type { ApproveReleaseResponse as _patchbay_registry_v1_ApproveReleaseResponse, ApproveReleaseResponse__Output as _patchbay_registry_v1_ApproveReleaseResponse__Output } from '../../../patchbay/registry/v1/ApproveReleaseResponse.ts';
import type { ChooseProviderRequest as _patchbay_registry_v1_ChooseProviderRequest, ChooseProviderRequest__Output as _patchbay_registry_v1_ChooseProviderRequest__Output } from '../../../patchbay/registry/v1/ChooseProviderRequest.ts';
import type { ChooseProviderResponse as _patchbay_registry_v1_ChooseProviderResponse, ChooseProviderResponse__Output as _patchbay_registry_v1_ChooseProviderResponse__Output } from '../../../patchbay/registry/v1/ChooseProviderResponse.ts';
import type { CreateCredentialRequest as _patchbay_registry_v1_CreateCredentialRequest, CreateCredentialRequest__Output as _patchbay_registry_v1_CreateCredentialRequest__Output } from '../../../patchbay/registry/v1/CreateCredentialRequest.ts';
import type { CreateCredentialResponse as _patchbay_registry_v1_CreateCredentialResponse, CreateCredentialResponse__Output as _patchbay_registry_v1_CreateCredentialResponse__Output } from '../../../patchbay/registry/v1/CreateCredentialResponse.ts';
import type { DeletePluginRequest as _patchbay_registry_v1_DeletePluginRequest, DeletePluginRequest__Output as _patchbay_registry_v1_DeletePluginRequest__Output } from '../../../patchbay/registry/v1/DeletePluginRequest.ts';
import type { DeletePluginResponse as _patchbay_registry_v1_DeletePluginResponse, DeletePluginResponse__Output as _patchbay_registry_v1_DeletePluginResponse__Output } from '../../../patchbay/registry/v1/DeletePluginResponse.ts';
import type { ExplainContributionRequest as _patchbay_registry_v1_ExplainContributionRequest, ExplainContributionRequest__Output as _patchbay_registry_v1_ExplainContributionRequest__Output } from '../../../patchbay/registry/v1/ExplainContributionRequest.ts';
import type { ExplainContributionResponse as _patchbay_registry_v1_ExplainContributionResponse, ExplainContributionResponse__Output as _patchbay_registry_v1_ExplainContributionResponse__Output } from '../../../patchbay/registry/v1/ExplainContributionResponse.ts';
import type { GetCredentialRequest as _patchbay_registry_v1_GetCredentialRequest, GetCredentialRequest__Output as _patchbay_registry_v1_GetCredentialRequest__Output } from '../../../patchbay/registry/v1/GetCredentialRequest.ts';
import type { GetCredentialResponse as _patchbay_registry_v1_GetCredentialResponse, GetCredentialResponse__Output as _patchbay_registry_v1_GetCredentialResponse__Output } from '../../../patchbay/registry/v1/GetCredentialResponse.ts';
import type { ListCapabilitiesRequest as _patchbay_registry_v1_ListCapabilitiesRequest, ListCapabilitiesRequest__Output as _patchbay_registry_v1_ListCapabilitiesRequest__Output } from '../../../patchbay/registry/v1/ListCapabilitiesRequest.ts';
import type { ListCapabilitiesResponse as _patchbay_registry_v1_ListCapabilitiesResponse, ListCapabilitiesResponse__Output as _patchbay_registry_v1_ListCapabilitiesResponse__Output } from '../../../patchbay/registry/v1/ListCapabilitiesResponse.ts';
import type { ListCredentialsRequest as _patchbay_registry_v1_ListCredentialsRequest, ListCredentialsRequest__Output as _patchbay_registry_v1_ListCredentialsRequest__Output } from '../../../patchbay/registry/v1/ListCredentialsRequest.ts';
import type { ListCredentialsResponse as _patchbay_registry_v1_ListCredentialsResponse, ListCredentialsResponse__Output as _patchbay_registry_v1_ListCredentialsResponse__Output } from '../../../patchbay/registry/v1/ListCredentialsResponse.ts';
import type { ListDependentsRequest as _patchbay_registry_v1_ListDependentsRequest, ListDependentsRequest__Output as _patchbay_registry_v1_ListDependentsRequest__Output } from '../../../patchbay/registry/v1/ListDependentsRequest.ts';
import type { ListDependentsResponse as _patchbay_registry_v1_ListDependentsResponse, ListDependentsResponse__Output as _patchbay_registry_v1_ListDependentsResponse__Output } from '../../../patchbay/registry/v1/ListDependentsResponse.ts';
import type { ListExtensionPointsRequest as _patchbay_registry_v1_ListExtensionPointsRequest, ListExtensionPointsRequest__Output as _patchbay_registry_v1_ListExtensionPointsRequest__Output } from '../../../patchbay/registry/v1/ListExtensionPointsRequest.ts';
import type { ListExtensionPointsResponse as _patchbay_registry_v1_ListExtensionPointsResponse, ListExtensionPointsResponse__Output as _patchbay_registry_v1_ListExtensionPointsResponse__Output } from '../../../patchbay/registry/v1/ListExtensionPointsResponse.ts';
import type { ListRefusedConnectionsRequest as _patchbay_registry_v1_ListRefusedConnectionsRequest, ListRefusedConnectionsRequest__Output as _patchbay_registry_v1_ListRefusedConnectionsRequest__Output } from '../../../patchbay/registry/v1/ListRefusedConnectionsRequest.ts';
import type { ListRefusedConnectionsResponse as _patchbay_registry_v1_ListRefusedConnectionsResponse, ListRefusedConnectionsResponse__Output as _patchbay_registry_v1_ListRefusedConnectionsResponse__Output } from '../../../patchbay/registry/v1/ListRefusedConnectionsResponse.ts';
import type { PinReleaseRequest as _patchbay_registry_v1_PinReleaseRequest, PinReleaseRequest__Output as _patchbay_registry_v1_PinReleaseRequest__Output } from '../../../patchbay/registry/v1/PinReleaseRequest.ts';
import type { PinReleaseResponse as _patchbay_registry_v1_PinReleaseResponse, PinReleaseResponse__Output as _patchbay_registry_v1_PinReleaseResponse__Output } from '../../../patchbay/registry/v1/PinReleaseResponse.ts';
import type { RejectReleaseRequest as _patchbay_registry_v1_RejectReleaseRequest, RejectReleaseRequest__Output as _patchbay_registry_v1_RejectReleaseRequest__Output } from '../../../patchbay/registry/v1/RejectReleaseRequest.ts';
import type { RejectReleaseResponse as _patchbay_registry_v1_RejectReleaseResponse, RejectReleaseResponse__Output as _patchbay_registry_v1_RejectReleaseResponse__Output } from '../../../patchbay/registry/v1/RejectReleaseResponse.ts';
import type { ReleaseQuarantineRequest as _patchbay_registry_v1_ReleaseQuarantineRequest, ReleaseQuarantineRequest__Output as _patchbay_registry_v1_ReleaseQuarantineRequest__Output } from '../../../patchbay/registry/v1/ReleaseQuarantineRequest.ts';
import type { ReleaseQuarantineResponse as _patchbay_registry_v1_ReleaseQuarantineResponse, ReleaseQuarantineResponse__Output as _patchbay_registry_v1_ReleaseQuarantineResponse__Output } from '../../../patchbay/registry/v1/ReleaseQuarantineResponse.ts';
import type { RemovePluginRequest as _patchbay_registry_v1_RemovePluginRequest, RemovePluginRequest__Output as _patchbay_registry_v1_RemovePluginRequest__Output } from '../../../patchbay/registry/v1/RemovePluginRequest.ts';
import type { RemovePluginResponse as _patchbay_registry_v1_RemovePluginResponse, RemovePluginResponse__Output as _patchbay_registry_v1_RemovePluginResponse__Output } from '../../../patchbay/registry/v1/RemovePluginResponse.ts';
import type { RevokeCredentialRequest as _patchbay_registry_v1_RevokeCredentialRequest, RevokeCredentialRequest__Output as _patchbay_registry_v1_RevokeCredentialRequest__Output } from '../../../patchbay/registry/v1/RevokeCredentialRequest.ts';
import type { RevokeCredentialResponse as _patchbay_registry_v1_RevokeCredentialResponse, RevokeCredentialResponse__Output as _patchbay_registry_v1_RevokeCredentialResponse__Output } from '../../../patchbay/registry/v1/RevokeCredentialResponse.ts';
import type { SetPluginEnabledRequest as _patchbay_registry_v1_SetPluginEnabledRequest, SetPluginEnabledRequest__Output as _patchbay_registry_v1_SetPluginEnabledRequest__Output } from '../../../patchbay/registry/v1/SetPluginEnabledRequest.ts';
import type { SetPluginEnabledResponse as _patchbay_registry_v1_SetPluginEnabledResponse, SetPluginEnabledResponse__Output as _patchbay_registry_v1_SetPluginEnabledResponse__Output } from '../../../patchbay/registry/v1/SetPluginEnabledResponse.ts';
import type { UpdateContributionRequest as _patchbay_registry_v1_UpdateContributionRequest, UpdateContributionRequest__Output as _patchbay_registry_v1_UpdateContributionRequest__Output } from '../../../patchbay/registry/v1/UpdateContributionRequest.ts';
import type { UpdateContributionResponse as _patchbay_registry_v1_UpdateContributionResponse, UpdateContributionResponse__Output as _patchbay_registry_v1_UpdateContributionResponse__Output } from '../../../patchbay/registry/v1/UpdateContributionResponse.ts';
import type { UpdatePluginRequest as _patchbay_registry_v1_UpdatePluginRequest, UpdatePluginRequest__Output as _patchbay_registry_v1_UpdatePluginRequest__Output } from '../../../patchbay/registry/v1/UpdatePluginRequest.ts';
import type { UpdatePluginResponse as _patchbay_registry_v1_UpdatePluginResponse, UpdatePluginResponse__Output as _patchbay_registry_v1_UpdatePluginResponse__Output } from '../../../patchbay/registry/v1/UpdatePluginResponse.ts';

/**
 * What an operator decides.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface AdminClient extends grpc.Client {
  /**
   * Lets a plugin that waits for approval, or a release that asks for more than the one before, serve.
   */
  ApproveRelease(argument: _patchbay_registry_v1_ApproveReleaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ApproveReleaseResponse__Output>): grpc.ClientUnaryCall;
  ApproveRelease(argument: _patchbay_registry_v1_ApproveReleaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ApproveReleaseResponse__Output>): grpc.ClientUnaryCall;
  ApproveRelease(argument: _patchbay_registry_v1_ApproveReleaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ApproveReleaseResponse__Output>): grpc.ClientUnaryCall;
  ApproveRelease(argument: _patchbay_registry_v1_ApproveReleaseRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ApproveReleaseResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lets a plugin that waits for approval, or a release that asks for more than the one before, serve.
   */
  approveRelease(argument: _patchbay_registry_v1_ApproveReleaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ApproveReleaseResponse__Output>): grpc.ClientUnaryCall;
  approveRelease(argument: _patchbay_registry_v1_ApproveReleaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ApproveReleaseResponse__Output>): grpc.ClientUnaryCall;
  approveRelease(argument: _patchbay_registry_v1_ApproveReleaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ApproveReleaseResponse__Output>): grpc.ClientUnaryCall;
  approveRelease(argument: _patchbay_registry_v1_ApproveReleaseRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ApproveReleaseResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Chooses the provider of a capability; consumers need no restart.
   */
  ChooseProvider(argument: _patchbay_registry_v1_ChooseProviderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ChooseProviderResponse__Output>): grpc.ClientUnaryCall;
  ChooseProvider(argument: _patchbay_registry_v1_ChooseProviderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ChooseProviderResponse__Output>): grpc.ClientUnaryCall;
  ChooseProvider(argument: _patchbay_registry_v1_ChooseProviderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ChooseProviderResponse__Output>): grpc.ClientUnaryCall;
  ChooseProvider(argument: _patchbay_registry_v1_ChooseProviderRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ChooseProviderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Chooses the provider of a capability; consumers need no restart.
   */
  chooseProvider(argument: _patchbay_registry_v1_ChooseProviderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ChooseProviderResponse__Output>): grpc.ClientUnaryCall;
  chooseProvider(argument: _patchbay_registry_v1_ChooseProviderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ChooseProviderResponse__Output>): grpc.ClientUnaryCall;
  chooseProvider(argument: _patchbay_registry_v1_ChooseProviderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ChooseProviderResponse__Output>): grpc.ClientUnaryCall;
  chooseProvider(argument: _patchbay_registry_v1_ChooseProviderRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ChooseProviderResponse__Output>): grpc.ClientUnaryCall;
  
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
  
  /**
   * Deletes a removed plugin with all that is stored of it. FAILED_PRECONDITION for one that is not
   * removed.
   */
  DeletePlugin(argument: _patchbay_registry_v1_DeletePluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeletePluginResponse__Output>): grpc.ClientUnaryCall;
  DeletePlugin(argument: _patchbay_registry_v1_DeletePluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeletePluginResponse__Output>): grpc.ClientUnaryCall;
  DeletePlugin(argument: _patchbay_registry_v1_DeletePluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeletePluginResponse__Output>): grpc.ClientUnaryCall;
  DeletePlugin(argument: _patchbay_registry_v1_DeletePluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeletePluginResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Deletes a removed plugin with all that is stored of it. FAILED_PRECONDITION for one that is not
   * removed.
   */
  deletePlugin(argument: _patchbay_registry_v1_DeletePluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeletePluginResponse__Output>): grpc.ClientUnaryCall;
  deletePlugin(argument: _patchbay_registry_v1_DeletePluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_DeletePluginResponse__Output>): grpc.ClientUnaryCall;
  deletePlugin(argument: _patchbay_registry_v1_DeletePluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_DeletePluginResponse__Output>): grpc.ClientUnaryCall;
  deletePlugin(argument: _patchbay_registry_v1_DeletePluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_DeletePluginResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Why a contribution is shown or not, to somebody or in a space: every check, in order, passed or
   * failed. NOT_FOUND for a plugin, contribution, user or space that there is none.
   */
  ExplainContribution(argument: _patchbay_registry_v1_ExplainContributionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExplainContributionResponse__Output>): grpc.ClientUnaryCall;
  ExplainContribution(argument: _patchbay_registry_v1_ExplainContributionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ExplainContributionResponse__Output>): grpc.ClientUnaryCall;
  ExplainContribution(argument: _patchbay_registry_v1_ExplainContributionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExplainContributionResponse__Output>): grpc.ClientUnaryCall;
  ExplainContribution(argument: _patchbay_registry_v1_ExplainContributionRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ExplainContributionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Why a contribution is shown or not, to somebody or in a space: every check, in order, passed or
   * failed. NOT_FOUND for a plugin, contribution, user or space that there is none.
   */
  explainContribution(argument: _patchbay_registry_v1_ExplainContributionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExplainContributionResponse__Output>): grpc.ClientUnaryCall;
  explainContribution(argument: _patchbay_registry_v1_ExplainContributionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ExplainContributionResponse__Output>): grpc.ClientUnaryCall;
  explainContribution(argument: _patchbay_registry_v1_ExplainContributionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ExplainContributionResponse__Output>): grpc.ClientUnaryCall;
  explainContribution(argument: _patchbay_registry_v1_ExplainContributionRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ExplainContributionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One credential, or NOT_FOUND.
   */
  GetCredential(argument: _patchbay_registry_v1_GetCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetCredentialResponse__Output>): grpc.ClientUnaryCall;
  GetCredential(argument: _patchbay_registry_v1_GetCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetCredentialResponse__Output>): grpc.ClientUnaryCall;
  GetCredential(argument: _patchbay_registry_v1_GetCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetCredentialResponse__Output>): grpc.ClientUnaryCall;
  GetCredential(argument: _patchbay_registry_v1_GetCredentialRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetCredentialResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One credential, or NOT_FOUND.
   */
  getCredential(argument: _patchbay_registry_v1_GetCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetCredentialResponse__Output>): grpc.ClientUnaryCall;
  getCredential(argument: _patchbay_registry_v1_GetCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetCredentialResponse__Output>): grpc.ClientUnaryCall;
  getCredential(argument: _patchbay_registry_v1_GetCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetCredentialResponse__Output>): grpc.ClientUnaryCall;
  getCredential(argument: _patchbay_registry_v1_GetCredentialRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Which plugins provide each capability, and which one was chosen.
   */
  ListCapabilities(argument: _patchbay_registry_v1_ListCapabilitiesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCapabilitiesResponse__Output>): grpc.ClientUnaryCall;
  ListCapabilities(argument: _patchbay_registry_v1_ListCapabilitiesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCapabilitiesResponse__Output>): grpc.ClientUnaryCall;
  ListCapabilities(argument: _patchbay_registry_v1_ListCapabilitiesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCapabilitiesResponse__Output>): grpc.ClientUnaryCall;
  ListCapabilities(argument: _patchbay_registry_v1_ListCapabilitiesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCapabilitiesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Which plugins provide each capability, and which one was chosen.
   */
  listCapabilities(argument: _patchbay_registry_v1_ListCapabilitiesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCapabilitiesResponse__Output>): grpc.ClientUnaryCall;
  listCapabilities(argument: _patchbay_registry_v1_ListCapabilitiesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCapabilitiesResponse__Output>): grpc.ClientUnaryCall;
  listCapabilities(argument: _patchbay_registry_v1_ListCapabilitiesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCapabilitiesResponse__Output>): grpc.ClientUnaryCall;
  listCapabilities(argument: _patchbay_registry_v1_ListCapabilitiesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCapabilitiesResponse__Output>): grpc.ClientUnaryCall;
  
  ListCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ListCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ListCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ListCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listCredentials(argument: _patchbay_registry_v1_ListCredentialsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCredentialsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What would be blocked if this plugin did not serve.
   */
  ListDependents(argument: _patchbay_registry_v1_ListDependentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListDependentsResponse__Output>): grpc.ClientUnaryCall;
  ListDependents(argument: _patchbay_registry_v1_ListDependentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListDependentsResponse__Output>): grpc.ClientUnaryCall;
  ListDependents(argument: _patchbay_registry_v1_ListDependentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListDependentsResponse__Output>): grpc.ClientUnaryCall;
  ListDependents(argument: _patchbay_registry_v1_ListDependentsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListDependentsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What would be blocked if this plugin did not serve.
   */
  listDependents(argument: _patchbay_registry_v1_ListDependentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListDependentsResponse__Output>): grpc.ClientUnaryCall;
  listDependents(argument: _patchbay_registry_v1_ListDependentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListDependentsResponse__Output>): grpc.ClientUnaryCall;
  listDependents(argument: _patchbay_registry_v1_ListDependentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListDependentsResponse__Output>): grpc.ClientUnaryCall;
  listDependents(argument: _patchbay_registry_v1_ListDependentsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListDependentsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Every extension point of the platform and of plugins, sorted by id, then version.
   */
  ListExtensionPoints(argument: _patchbay_registry_v1_ListExtensionPointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListExtensionPointsResponse__Output>): grpc.ClientUnaryCall;
  ListExtensionPoints(argument: _patchbay_registry_v1_ListExtensionPointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListExtensionPointsResponse__Output>): grpc.ClientUnaryCall;
  ListExtensionPoints(argument: _patchbay_registry_v1_ListExtensionPointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListExtensionPointsResponse__Output>): grpc.ClientUnaryCall;
  ListExtensionPoints(argument: _patchbay_registry_v1_ListExtensionPointsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListExtensionPointsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Every extension point of the platform and of plugins, sorted by id, then version.
   */
  listExtensionPoints(argument: _patchbay_registry_v1_ListExtensionPointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListExtensionPointsResponse__Output>): grpc.ClientUnaryCall;
  listExtensionPoints(argument: _patchbay_registry_v1_ListExtensionPointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListExtensionPointsResponse__Output>): grpc.ClientUnaryCall;
  listExtensionPoints(argument: _patchbay_registry_v1_ListExtensionPointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListExtensionPointsResponse__Output>): grpc.ClientUnaryCall;
  listExtensionPoints(argument: _patchbay_registry_v1_ListExtensionPointsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListExtensionPointsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Processes that came to register as a plugin within a day and were not let in, the latest first: at most
   * 200, and 10 of an address. What a process that registers has mended is forgotten.
   */
  ListRefusedConnections(argument: _patchbay_registry_v1_ListRefusedConnectionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRefusedConnectionsResponse__Output>): grpc.ClientUnaryCall;
  ListRefusedConnections(argument: _patchbay_registry_v1_ListRefusedConnectionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListRefusedConnectionsResponse__Output>): grpc.ClientUnaryCall;
  ListRefusedConnections(argument: _patchbay_registry_v1_ListRefusedConnectionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRefusedConnectionsResponse__Output>): grpc.ClientUnaryCall;
  ListRefusedConnections(argument: _patchbay_registry_v1_ListRefusedConnectionsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListRefusedConnectionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Processes that came to register as a plugin within a day and were not let in, the latest first: at most
   * 200, and 10 of an address. What a process that registers has mended is forgotten.
   */
  listRefusedConnections(argument: _patchbay_registry_v1_ListRefusedConnectionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRefusedConnectionsResponse__Output>): grpc.ClientUnaryCall;
  listRefusedConnections(argument: _patchbay_registry_v1_ListRefusedConnectionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListRefusedConnectionsResponse__Output>): grpc.ClientUnaryCall;
  listRefusedConnections(argument: _patchbay_registry_v1_ListRefusedConnectionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListRefusedConnectionsResponse__Output>): grpc.ClientUnaryCall;
  listRefusedConnections(argument: _patchbay_registry_v1_ListRefusedConnectionsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListRefusedConnectionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes one version the active one until it is unpinned: a rollback, or a hold.
   */
  PinRelease(argument: _patchbay_registry_v1_PinReleaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_PinReleaseResponse__Output>): grpc.ClientUnaryCall;
  PinRelease(argument: _patchbay_registry_v1_PinReleaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_PinReleaseResponse__Output>): grpc.ClientUnaryCall;
  PinRelease(argument: _patchbay_registry_v1_PinReleaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_PinReleaseResponse__Output>): grpc.ClientUnaryCall;
  PinRelease(argument: _patchbay_registry_v1_PinReleaseRequest, callback: grpc.requestCallback<_patchbay_registry_v1_PinReleaseResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes one version the active one until it is unpinned: a rollback, or a hold.
   */
  pinRelease(argument: _patchbay_registry_v1_PinReleaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_PinReleaseResponse__Output>): grpc.ClientUnaryCall;
  pinRelease(argument: _patchbay_registry_v1_PinReleaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_PinReleaseResponse__Output>): grpc.ClientUnaryCall;
  pinRelease(argument: _patchbay_registry_v1_PinReleaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_PinReleaseResponse__Output>): grpc.ClientUnaryCall;
  pinRelease(argument: _patchbay_registry_v1_PinReleaseRequest, callback: grpc.requestCallback<_patchbay_registry_v1_PinReleaseResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Turns a release down that waits for approval, and tells its processes why. The active one goes on
   * serving. It may be approved later. FAILED_PRECONDITION for one that is approved.
   */
  RejectRelease(argument: _patchbay_registry_v1_RejectReleaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RejectReleaseResponse__Output>): grpc.ClientUnaryCall;
  RejectRelease(argument: _patchbay_registry_v1_RejectReleaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RejectReleaseResponse__Output>): grpc.ClientUnaryCall;
  RejectRelease(argument: _patchbay_registry_v1_RejectReleaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RejectReleaseResponse__Output>): grpc.ClientUnaryCall;
  RejectRelease(argument: _patchbay_registry_v1_RejectReleaseRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RejectReleaseResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Turns a release down that waits for approval, and tells its processes why. The active one goes on
   * serving. It may be approved later. FAILED_PRECONDITION for one that is approved.
   */
  rejectRelease(argument: _patchbay_registry_v1_RejectReleaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RejectReleaseResponse__Output>): grpc.ClientUnaryCall;
  rejectRelease(argument: _patchbay_registry_v1_RejectReleaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RejectReleaseResponse__Output>): grpc.ClientUnaryCall;
  rejectRelease(argument: _patchbay_registry_v1_RejectReleaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RejectReleaseResponse__Output>): grpc.ClientUnaryCall;
  rejectRelease(argument: _patchbay_registry_v1_RejectReleaseRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RejectReleaseResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lets a plugin that crashed too often serve again.
   */
  ReleaseQuarantine(argument: _patchbay_registry_v1_ReleaseQuarantineRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ReleaseQuarantineResponse__Output>): grpc.ClientUnaryCall;
  ReleaseQuarantine(argument: _patchbay_registry_v1_ReleaseQuarantineRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ReleaseQuarantineResponse__Output>): grpc.ClientUnaryCall;
  ReleaseQuarantine(argument: _patchbay_registry_v1_ReleaseQuarantineRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ReleaseQuarantineResponse__Output>): grpc.ClientUnaryCall;
  ReleaseQuarantine(argument: _patchbay_registry_v1_ReleaseQuarantineRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ReleaseQuarantineResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lets a plugin that crashed too often serve again.
   */
  releaseQuarantine(argument: _patchbay_registry_v1_ReleaseQuarantineRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ReleaseQuarantineResponse__Output>): grpc.ClientUnaryCall;
  releaseQuarantine(argument: _patchbay_registry_v1_ReleaseQuarantineRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ReleaseQuarantineResponse__Output>): grpc.ClientUnaryCall;
  releaseQuarantine(argument: _patchbay_registry_v1_ReleaseQuarantineRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ReleaseQuarantineResponse__Output>): grpc.ClientUnaryCall;
  releaseQuarantine(argument: _patchbay_registry_v1_ReleaseQuarantineRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ReleaseQuarantineResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What it contributes goes; settings, decisions and history stay. Its processes are asked to end.
   */
  RemovePlugin(argument: _patchbay_registry_v1_RemovePluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemovePluginResponse__Output>): grpc.ClientUnaryCall;
  RemovePlugin(argument: _patchbay_registry_v1_RemovePluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RemovePluginResponse__Output>): grpc.ClientUnaryCall;
  RemovePlugin(argument: _patchbay_registry_v1_RemovePluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemovePluginResponse__Output>): grpc.ClientUnaryCall;
  RemovePlugin(argument: _patchbay_registry_v1_RemovePluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RemovePluginResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What it contributes goes; settings, decisions and history stay. Its processes are asked to end.
   */
  removePlugin(argument: _patchbay_registry_v1_RemovePluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemovePluginResponse__Output>): grpc.ClientUnaryCall;
  removePlugin(argument: _patchbay_registry_v1_RemovePluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RemovePluginResponse__Output>): grpc.ClientUnaryCall;
  removePlugin(argument: _patchbay_registry_v1_RemovePluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RemovePluginResponse__Output>): grpc.ClientUnaryCall;
  removePlugin(argument: _patchbay_registry_v1_RemovePluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RemovePluginResponse__Output>): grpc.ClientUnaryCall;
  
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
   * FAILED_PRECONDITION names the plugins that need it, unless `force` is set, or the one that it
   * conflicts with.
   */
  SetPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  SetPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  SetPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  SetPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A disabled plugin keeps its connection, settings and history; it gets no requests and no tasks.
   * FAILED_PRECONDITION names the plugins that need it, unless `force` is set, or the one that it
   * conflicts with.
   */
  setPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  setPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  setPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  setPluginEnabled(argument: _patchbay_registry_v1_SetPluginEnabledRequest, callback: grpc.requestCallback<_patchbay_registry_v1_SetPluginEnabledResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Switches one contribution off or on, and gives it a place at its point.
   */
  UpdateContribution(argument: _patchbay_registry_v1_UpdateContributionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateContributionResponse__Output>): grpc.ClientUnaryCall;
  UpdateContribution(argument: _patchbay_registry_v1_UpdateContributionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateContributionResponse__Output>): grpc.ClientUnaryCall;
  UpdateContribution(argument: _patchbay_registry_v1_UpdateContributionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateContributionResponse__Output>): grpc.ClientUnaryCall;
  UpdateContribution(argument: _patchbay_registry_v1_UpdateContributionRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateContributionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Switches one contribution off or on, and gives it a place at its point.
   */
  updateContribution(argument: _patchbay_registry_v1_UpdateContributionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateContributionResponse__Output>): grpc.ClientUnaryCall;
  updateContribution(argument: _patchbay_registry_v1_UpdateContributionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateContributionResponse__Output>): grpc.ClientUnaryCall;
  updateContribution(argument: _patchbay_registry_v1_UpdateContributionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateContributionResponse__Output>): grpc.ClientUnaryCall;
  updateContribution(argument: _patchbay_registry_v1_UpdateContributionRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateContributionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The operator's title and place, which survive every registration.
   */
  UpdatePlugin(argument: _patchbay_registry_v1_UpdatePluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdatePluginResponse__Output>): grpc.ClientUnaryCall;
  UpdatePlugin(argument: _patchbay_registry_v1_UpdatePluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdatePluginResponse__Output>): grpc.ClientUnaryCall;
  UpdatePlugin(argument: _patchbay_registry_v1_UpdatePluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdatePluginResponse__Output>): grpc.ClientUnaryCall;
  UpdatePlugin(argument: _patchbay_registry_v1_UpdatePluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdatePluginResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The operator's title and place, which survive every registration.
   */
  updatePlugin(argument: _patchbay_registry_v1_UpdatePluginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdatePluginResponse__Output>): grpc.ClientUnaryCall;
  updatePlugin(argument: _patchbay_registry_v1_UpdatePluginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdatePluginResponse__Output>): grpc.ClientUnaryCall;
  updatePlugin(argument: _patchbay_registry_v1_UpdatePluginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdatePluginResponse__Output>): grpc.ClientUnaryCall;
  updatePlugin(argument: _patchbay_registry_v1_UpdatePluginRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdatePluginResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What an operator decides.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 */
export interface AdminHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Lets a plugin that waits for approval, or a release that asks for more than the one before, serve.
   */
  ApproveRelease: grpc.handleUnaryCall<_patchbay_registry_v1_ApproveReleaseRequest__Output, _patchbay_registry_v1_ApproveReleaseResponse>;
  
  /**
   * Chooses the provider of a capability; consumers need no restart.
   */
  ChooseProvider: grpc.handleUnaryCall<_patchbay_registry_v1_ChooseProviderRequest__Output, _patchbay_registry_v1_ChooseProviderResponse>;
  
  /**
   * Makes a credential bound to one slug. Its token is shown this once and stored hashed.
   */
  CreateCredential: grpc.handleUnaryCall<_patchbay_registry_v1_CreateCredentialRequest__Output, _patchbay_registry_v1_CreateCredentialResponse>;
  
  /**
   * Deletes a removed plugin with all that is stored of it. FAILED_PRECONDITION for one that is not
   * removed.
   */
  DeletePlugin: grpc.handleUnaryCall<_patchbay_registry_v1_DeletePluginRequest__Output, _patchbay_registry_v1_DeletePluginResponse>;
  
  /**
   * Why a contribution is shown or not, to somebody or in a space: every check, in order, passed or
   * failed. NOT_FOUND for a plugin, contribution, user or space that there is none.
   */
  ExplainContribution: grpc.handleUnaryCall<_patchbay_registry_v1_ExplainContributionRequest__Output, _patchbay_registry_v1_ExplainContributionResponse>;
  
  /**
   * One credential, or NOT_FOUND.
   */
  GetCredential: grpc.handleUnaryCall<_patchbay_registry_v1_GetCredentialRequest__Output, _patchbay_registry_v1_GetCredentialResponse>;
  
  /**
   * Which plugins provide each capability, and which one was chosen.
   */
  ListCapabilities: grpc.handleUnaryCall<_patchbay_registry_v1_ListCapabilitiesRequest__Output, _patchbay_registry_v1_ListCapabilitiesResponse>;
  
  ListCredentials: grpc.handleUnaryCall<_patchbay_registry_v1_ListCredentialsRequest__Output, _patchbay_registry_v1_ListCredentialsResponse>;
  
  /**
   * What would be blocked if this plugin did not serve.
   */
  ListDependents: grpc.handleUnaryCall<_patchbay_registry_v1_ListDependentsRequest__Output, _patchbay_registry_v1_ListDependentsResponse>;
  
  /**
   * Every extension point of the platform and of plugins, sorted by id, then version.
   */
  ListExtensionPoints: grpc.handleUnaryCall<_patchbay_registry_v1_ListExtensionPointsRequest__Output, _patchbay_registry_v1_ListExtensionPointsResponse>;
  
  /**
   * Processes that came to register as a plugin within a day and were not let in, the latest first: at most
   * 200, and 10 of an address. What a process that registers has mended is forgotten.
   */
  ListRefusedConnections: grpc.handleUnaryCall<_patchbay_registry_v1_ListRefusedConnectionsRequest__Output, _patchbay_registry_v1_ListRefusedConnectionsResponse>;
  
  /**
   * Makes one version the active one until it is unpinned: a rollback, or a hold.
   */
  PinRelease: grpc.handleUnaryCall<_patchbay_registry_v1_PinReleaseRequest__Output, _patchbay_registry_v1_PinReleaseResponse>;
  
  /**
   * Turns a release down that waits for approval, and tells its processes why. The active one goes on
   * serving. It may be approved later. FAILED_PRECONDITION for one that is approved.
   */
  RejectRelease: grpc.handleUnaryCall<_patchbay_registry_v1_RejectReleaseRequest__Output, _patchbay_registry_v1_RejectReleaseResponse>;
  
  /**
   * Lets a plugin that crashed too often serve again.
   */
  ReleaseQuarantine: grpc.handleUnaryCall<_patchbay_registry_v1_ReleaseQuarantineRequest__Output, _patchbay_registry_v1_ReleaseQuarantineResponse>;
  
  /**
   * What it contributes goes; settings, decisions and history stay. Its processes are asked to end.
   */
  RemovePlugin: grpc.handleUnaryCall<_patchbay_registry_v1_RemovePluginRequest__Output, _patchbay_registry_v1_RemovePluginResponse>;
  
  /**
   * Ends a credential and the streams that were opened with it, at once.
   */
  RevokeCredential: grpc.handleUnaryCall<_patchbay_registry_v1_RevokeCredentialRequest__Output, _patchbay_registry_v1_RevokeCredentialResponse>;
  
  /**
   * A disabled plugin keeps its connection, settings and history; it gets no requests and no tasks.
   * FAILED_PRECONDITION names the plugins that need it, unless `force` is set, or the one that it
   * conflicts with.
   */
  SetPluginEnabled: grpc.handleUnaryCall<_patchbay_registry_v1_SetPluginEnabledRequest__Output, _patchbay_registry_v1_SetPluginEnabledResponse>;
  
  /**
   * Switches one contribution off or on, and gives it a place at its point.
   */
  UpdateContribution: grpc.handleUnaryCall<_patchbay_registry_v1_UpdateContributionRequest__Output, _patchbay_registry_v1_UpdateContributionResponse>;
  
  /**
   * The operator's title and place, which survive every registration.
   */
  UpdatePlugin: grpc.handleUnaryCall<_patchbay_registry_v1_UpdatePluginRequest__Output, _patchbay_registry_v1_UpdatePluginResponse>;
  
}

export interface AdminDefinition extends grpc.ServiceDefinition {
  ApproveRelease: MethodDefinition<_patchbay_registry_v1_ApproveReleaseRequest, _patchbay_registry_v1_ApproveReleaseResponse, _patchbay_registry_v1_ApproveReleaseRequest__Output, _patchbay_registry_v1_ApproveReleaseResponse__Output>
  ChooseProvider: MethodDefinition<_patchbay_registry_v1_ChooseProviderRequest, _patchbay_registry_v1_ChooseProviderResponse, _patchbay_registry_v1_ChooseProviderRequest__Output, _patchbay_registry_v1_ChooseProviderResponse__Output>
  CreateCredential: MethodDefinition<_patchbay_registry_v1_CreateCredentialRequest, _patchbay_registry_v1_CreateCredentialResponse, _patchbay_registry_v1_CreateCredentialRequest__Output, _patchbay_registry_v1_CreateCredentialResponse__Output>
  DeletePlugin: MethodDefinition<_patchbay_registry_v1_DeletePluginRequest, _patchbay_registry_v1_DeletePluginResponse, _patchbay_registry_v1_DeletePluginRequest__Output, _patchbay_registry_v1_DeletePluginResponse__Output>
  ExplainContribution: MethodDefinition<_patchbay_registry_v1_ExplainContributionRequest, _patchbay_registry_v1_ExplainContributionResponse, _patchbay_registry_v1_ExplainContributionRequest__Output, _patchbay_registry_v1_ExplainContributionResponse__Output>
  GetCredential: MethodDefinition<_patchbay_registry_v1_GetCredentialRequest, _patchbay_registry_v1_GetCredentialResponse, _patchbay_registry_v1_GetCredentialRequest__Output, _patchbay_registry_v1_GetCredentialResponse__Output>
  ListCapabilities: MethodDefinition<_patchbay_registry_v1_ListCapabilitiesRequest, _patchbay_registry_v1_ListCapabilitiesResponse, _patchbay_registry_v1_ListCapabilitiesRequest__Output, _patchbay_registry_v1_ListCapabilitiesResponse__Output>
  ListCredentials: MethodDefinition<_patchbay_registry_v1_ListCredentialsRequest, _patchbay_registry_v1_ListCredentialsResponse, _patchbay_registry_v1_ListCredentialsRequest__Output, _patchbay_registry_v1_ListCredentialsResponse__Output>
  ListDependents: MethodDefinition<_patchbay_registry_v1_ListDependentsRequest, _patchbay_registry_v1_ListDependentsResponse, _patchbay_registry_v1_ListDependentsRequest__Output, _patchbay_registry_v1_ListDependentsResponse__Output>
  ListExtensionPoints: MethodDefinition<_patchbay_registry_v1_ListExtensionPointsRequest, _patchbay_registry_v1_ListExtensionPointsResponse, _patchbay_registry_v1_ListExtensionPointsRequest__Output, _patchbay_registry_v1_ListExtensionPointsResponse__Output>
  ListRefusedConnections: MethodDefinition<_patchbay_registry_v1_ListRefusedConnectionsRequest, _patchbay_registry_v1_ListRefusedConnectionsResponse, _patchbay_registry_v1_ListRefusedConnectionsRequest__Output, _patchbay_registry_v1_ListRefusedConnectionsResponse__Output>
  PinRelease: MethodDefinition<_patchbay_registry_v1_PinReleaseRequest, _patchbay_registry_v1_PinReleaseResponse, _patchbay_registry_v1_PinReleaseRequest__Output, _patchbay_registry_v1_PinReleaseResponse__Output>
  RejectRelease: MethodDefinition<_patchbay_registry_v1_RejectReleaseRequest, _patchbay_registry_v1_RejectReleaseResponse, _patchbay_registry_v1_RejectReleaseRequest__Output, _patchbay_registry_v1_RejectReleaseResponse__Output>
  ReleaseQuarantine: MethodDefinition<_patchbay_registry_v1_ReleaseQuarantineRequest, _patchbay_registry_v1_ReleaseQuarantineResponse, _patchbay_registry_v1_ReleaseQuarantineRequest__Output, _patchbay_registry_v1_ReleaseQuarantineResponse__Output>
  RemovePlugin: MethodDefinition<_patchbay_registry_v1_RemovePluginRequest, _patchbay_registry_v1_RemovePluginResponse, _patchbay_registry_v1_RemovePluginRequest__Output, _patchbay_registry_v1_RemovePluginResponse__Output>
  RevokeCredential: MethodDefinition<_patchbay_registry_v1_RevokeCredentialRequest, _patchbay_registry_v1_RevokeCredentialResponse, _patchbay_registry_v1_RevokeCredentialRequest__Output, _patchbay_registry_v1_RevokeCredentialResponse__Output>
  SetPluginEnabled: MethodDefinition<_patchbay_registry_v1_SetPluginEnabledRequest, _patchbay_registry_v1_SetPluginEnabledResponse, _patchbay_registry_v1_SetPluginEnabledRequest__Output, _patchbay_registry_v1_SetPluginEnabledResponse__Output>
  UpdateContribution: MethodDefinition<_patchbay_registry_v1_UpdateContributionRequest, _patchbay_registry_v1_UpdateContributionResponse, _patchbay_registry_v1_UpdateContributionRequest__Output, _patchbay_registry_v1_UpdateContributionResponse__Output>
  UpdatePlugin: MethodDefinition<_patchbay_registry_v1_UpdatePluginRequest, _patchbay_registry_v1_UpdatePluginResponse, _patchbay_registry_v1_UpdatePluginRequest__Output, _patchbay_registry_v1_UpdatePluginResponse__Output>
}
