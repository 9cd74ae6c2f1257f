import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from './google/protobuf/Duration.ts';
import type { ListValue as _google_protobuf_ListValue, ListValue__Output as _google_protobuf_ListValue__Output } from './google/protobuf/ListValue.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from './google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from './google/protobuf/Value.ts';
import type { AskSettings as _patchbay_plugin_v1_AskSettings, AskSettings__Output as _patchbay_plugin_v1_AskSettings__Output } from './patchbay/plugin/v1/AskSettings.ts';
import type { ConnectRequest as _patchbay_plugin_v1_ConnectRequest, ConnectRequest__Output as _patchbay_plugin_v1_ConnectRequest__Output } from './patchbay/plugin/v1/ConnectRequest.ts';
import type { ConnectResponse as _patchbay_plugin_v1_ConnectResponse, ConnectResponse__Output as _patchbay_plugin_v1_ConnectResponse__Output } from './patchbay/plugin/v1/ConnectResponse.ts';
import type { Deregister as _patchbay_plugin_v1_Deregister, Deregister__Output as _patchbay_plugin_v1_Deregister__Output } from './patchbay/plugin/v1/Deregister.ts';
import type { Drain as _patchbay_plugin_v1_Drain, Drain__Output as _patchbay_plugin_v1_Drain__Output } from './patchbay/plugin/v1/Drain.ts';
import type { Heartbeat as _patchbay_plugin_v1_Heartbeat, Heartbeat__Output as _patchbay_plugin_v1_Heartbeat__Output } from './patchbay/plugin/v1/Heartbeat.ts';
import type { Hello as _patchbay_plugin_v1_Hello, Hello__Output as _patchbay_plugin_v1_Hello__Output } from './patchbay/plugin/v1/Hello.ts';
import type { Identity as _patchbay_plugin_v1_Identity, Identity__Output as _patchbay_plugin_v1_Identity__Output } from './patchbay/plugin/v1/Identity.ts';
import type { NatsCredentials as _patchbay_plugin_v1_NatsCredentials, NatsCredentials__Output as _patchbay_plugin_v1_NatsCredentials__Output } from './patchbay/plugin/v1/NatsCredentials.ts';
import type { PluginHostClient as _patchbay_plugin_v1_PluginHostClient, PluginHostDefinition as _patchbay_plugin_v1_PluginHostDefinition } from './patchbay/plugin/v1/PluginHost.ts';
import type { Resume as _patchbay_plugin_v1_Resume, Resume__Output as _patchbay_plugin_v1_Resume__Output } from './patchbay/plugin/v1/Resume.ts';
import type { ScopeChanged as _patchbay_plugin_v1_ScopeChanged, ScopeChanged__Output as _patchbay_plugin_v1_ScopeChanged__Output } from './patchbay/plugin/v1/ScopeChanged.ts';
import type { SettingsAnswer as _patchbay_plugin_v1_SettingsAnswer, SettingsAnswer__Output as _patchbay_plugin_v1_SettingsAnswer__Output } from './patchbay/plugin/v1/SettingsAnswer.ts';
import type { SettingsChanged as _patchbay_plugin_v1_SettingsChanged, SettingsChanged__Output as _patchbay_plugin_v1_SettingsChanged__Output } from './patchbay/plugin/v1/SettingsChanged.ts';
import type { State as _patchbay_plugin_v1_State, State__Output as _patchbay_plugin_v1_State__Output } from './patchbay/plugin/v1/State.ts';
import type { StateChanged as _patchbay_plugin_v1_StateChanged, StateChanged__Output as _patchbay_plugin_v1_StateChanged__Output } from './patchbay/plugin/v1/StateChanged.ts';
import type { Status as _patchbay_plugin_v1_Status, Status__Output as _patchbay_plugin_v1_Status__Output } from './patchbay/plugin/v1/Status.ts';
import type { Welcome as _patchbay_plugin_v1_Welcome, Welcome__Output as _patchbay_plugin_v1_Welcome__Output } from './patchbay/plugin/v1/Welcome.ts';
import type { AdminClient as _patchbay_registry_v1_AdminClient, AdminDefinition as _patchbay_registry_v1_AdminDefinition } from './patchbay/registry/v1/Admin.ts';
import type { ApproveReleaseRequest as _patchbay_registry_v1_ApproveReleaseRequest, ApproveReleaseRequest__Output as _patchbay_registry_v1_ApproveReleaseRequest__Output } from './patchbay/registry/v1/ApproveReleaseRequest.ts';
import type { ApproveReleaseResponse as _patchbay_registry_v1_ApproveReleaseResponse, ApproveReleaseResponse__Output as _patchbay_registry_v1_ApproveReleaseResponse__Output } from './patchbay/registry/v1/ApproveReleaseResponse.ts';
import type { Capability as _patchbay_registry_v1_Capability, Capability__Output as _patchbay_registry_v1_Capability__Output } from './patchbay/registry/v1/Capability.ts';
import type { CatalogClient as _patchbay_registry_v1_CatalogClient, CatalogDefinition as _patchbay_registry_v1_CatalogDefinition } from './patchbay/registry/v1/Catalog.ts';
import type { Change as _patchbay_registry_v1_Change, Change__Output as _patchbay_registry_v1_Change__Output } from './patchbay/registry/v1/Change.ts';
import type { Check as _patchbay_registry_v1_Check, Check__Output as _patchbay_registry_v1_Check__Output } from './patchbay/registry/v1/Check.ts';
import type { ChooseProviderRequest as _patchbay_registry_v1_ChooseProviderRequest, ChooseProviderRequest__Output as _patchbay_registry_v1_ChooseProviderRequest__Output } from './patchbay/registry/v1/ChooseProviderRequest.ts';
import type { ChooseProviderResponse as _patchbay_registry_v1_ChooseProviderResponse, ChooseProviderResponse__Output as _patchbay_registry_v1_ChooseProviderResponse__Output } from './patchbay/registry/v1/ChooseProviderResponse.ts';
import type { Contribution as _patchbay_registry_v1_Contribution, Contribution__Output as _patchbay_registry_v1_Contribution__Output } from './patchbay/registry/v1/Contribution.ts';
import type { ContributionTo as _patchbay_registry_v1_ContributionTo, ContributionTo__Output as _patchbay_registry_v1_ContributionTo__Output } from './patchbay/registry/v1/ContributionTo.ts';
import type { Crash as _patchbay_registry_v1_Crash, Crash__Output as _patchbay_registry_v1_Crash__Output } from './patchbay/registry/v1/Crash.ts';
import type { CreateCredentialRequest as _patchbay_registry_v1_CreateCredentialRequest, CreateCredentialRequest__Output as _patchbay_registry_v1_CreateCredentialRequest__Output } from './patchbay/registry/v1/CreateCredentialRequest.ts';
import type { CreateCredentialResponse as _patchbay_registry_v1_CreateCredentialResponse, CreateCredentialResponse__Output as _patchbay_registry_v1_CreateCredentialResponse__Output } from './patchbay/registry/v1/CreateCredentialResponse.ts';
import type { Credential as _patchbay_registry_v1_Credential, Credential__Output as _patchbay_registry_v1_Credential__Output } from './patchbay/registry/v1/Credential.ts';
import type { DeletePluginRequest as _patchbay_registry_v1_DeletePluginRequest, DeletePluginRequest__Output as _patchbay_registry_v1_DeletePluginRequest__Output } from './patchbay/registry/v1/DeletePluginRequest.ts';
import type { DeletePluginResponse as _patchbay_registry_v1_DeletePluginResponse, DeletePluginResponse__Output as _patchbay_registry_v1_DeletePluginResponse__Output } from './patchbay/registry/v1/DeletePluginResponse.ts';
import type { ExplainContributionRequest as _patchbay_registry_v1_ExplainContributionRequest, ExplainContributionRequest__Output as _patchbay_registry_v1_ExplainContributionRequest__Output } from './patchbay/registry/v1/ExplainContributionRequest.ts';
import type { ExplainContributionResponse as _patchbay_registry_v1_ExplainContributionResponse, ExplainContributionResponse__Output as _patchbay_registry_v1_ExplainContributionResponse__Output } from './patchbay/registry/v1/ExplainContributionResponse.ts';
import type { ExtensionPoint as _patchbay_registry_v1_ExtensionPoint, ExtensionPoint__Output as _patchbay_registry_v1_ExtensionPoint__Output } from './patchbay/registry/v1/ExtensionPoint.ts';
import type { GetCredentialRequest as _patchbay_registry_v1_GetCredentialRequest, GetCredentialRequest__Output as _patchbay_registry_v1_GetCredentialRequest__Output } from './patchbay/registry/v1/GetCredentialRequest.ts';
import type { GetCredentialResponse as _patchbay_registry_v1_GetCredentialResponse, GetCredentialResponse__Output as _patchbay_registry_v1_GetCredentialResponse__Output } from './patchbay/registry/v1/GetCredentialResponse.ts';
import type { GetPluginRequest as _patchbay_registry_v1_GetPluginRequest, GetPluginRequest__Output as _patchbay_registry_v1_GetPluginRequest__Output } from './patchbay/registry/v1/GetPluginRequest.ts';
import type { GetPluginResponse as _patchbay_registry_v1_GetPluginResponse, GetPluginResponse__Output as _patchbay_registry_v1_GetPluginResponse__Output } from './patchbay/registry/v1/GetPluginResponse.ts';
import type { Instance as _patchbay_registry_v1_Instance, Instance__Output as _patchbay_registry_v1_Instance__Output } from './patchbay/registry/v1/Instance.ts';
import type { ListCapabilitiesRequest as _patchbay_registry_v1_ListCapabilitiesRequest, ListCapabilitiesRequest__Output as _patchbay_registry_v1_ListCapabilitiesRequest__Output } from './patchbay/registry/v1/ListCapabilitiesRequest.ts';
import type { ListCapabilitiesResponse as _patchbay_registry_v1_ListCapabilitiesResponse, ListCapabilitiesResponse__Output as _patchbay_registry_v1_ListCapabilitiesResponse__Output } from './patchbay/registry/v1/ListCapabilitiesResponse.ts';
import type { ListContributionsRequest as _patchbay_registry_v1_ListContributionsRequest, ListContributionsRequest__Output as _patchbay_registry_v1_ListContributionsRequest__Output } from './patchbay/registry/v1/ListContributionsRequest.ts';
import type { ListContributionsResponse as _patchbay_registry_v1_ListContributionsResponse, ListContributionsResponse__Output as _patchbay_registry_v1_ListContributionsResponse__Output } from './patchbay/registry/v1/ListContributionsResponse.ts';
import type { ListCredentialsRequest as _patchbay_registry_v1_ListCredentialsRequest, ListCredentialsRequest__Output as _patchbay_registry_v1_ListCredentialsRequest__Output } from './patchbay/registry/v1/ListCredentialsRequest.ts';
import type { ListCredentialsResponse as _patchbay_registry_v1_ListCredentialsResponse, ListCredentialsResponse__Output as _patchbay_registry_v1_ListCredentialsResponse__Output } from './patchbay/registry/v1/ListCredentialsResponse.ts';
import type { ListDependentsRequest as _patchbay_registry_v1_ListDependentsRequest, ListDependentsRequest__Output as _patchbay_registry_v1_ListDependentsRequest__Output } from './patchbay/registry/v1/ListDependentsRequest.ts';
import type { ListDependentsResponse as _patchbay_registry_v1_ListDependentsResponse, ListDependentsResponse__Output as _patchbay_registry_v1_ListDependentsResponse__Output } from './patchbay/registry/v1/ListDependentsResponse.ts';
import type { ListExtensionPointsRequest as _patchbay_registry_v1_ListExtensionPointsRequest, ListExtensionPointsRequest__Output as _patchbay_registry_v1_ListExtensionPointsRequest__Output } from './patchbay/registry/v1/ListExtensionPointsRequest.ts';
import type { ListExtensionPointsResponse as _patchbay_registry_v1_ListExtensionPointsResponse, ListExtensionPointsResponse__Output as _patchbay_registry_v1_ListExtensionPointsResponse__Output } from './patchbay/registry/v1/ListExtensionPointsResponse.ts';
import type { ListPluginsRequest as _patchbay_registry_v1_ListPluginsRequest, ListPluginsRequest__Output as _patchbay_registry_v1_ListPluginsRequest__Output } from './patchbay/registry/v1/ListPluginsRequest.ts';
import type { ListPluginsResponse as _patchbay_registry_v1_ListPluginsResponse, ListPluginsResponse__Output as _patchbay_registry_v1_ListPluginsResponse__Output } from './patchbay/registry/v1/ListPluginsResponse.ts';
import type { ListRefusedConnectionsRequest as _patchbay_registry_v1_ListRefusedConnectionsRequest, ListRefusedConnectionsRequest__Output as _patchbay_registry_v1_ListRefusedConnectionsRequest__Output } from './patchbay/registry/v1/ListRefusedConnectionsRequest.ts';
import type { ListRefusedConnectionsResponse as _patchbay_registry_v1_ListRefusedConnectionsResponse, ListRefusedConnectionsResponse__Output as _patchbay_registry_v1_ListRefusedConnectionsResponse__Output } from './patchbay/registry/v1/ListRefusedConnectionsResponse.ts';
import type { PinReleaseRequest as _patchbay_registry_v1_PinReleaseRequest, PinReleaseRequest__Output as _patchbay_registry_v1_PinReleaseRequest__Output } from './patchbay/registry/v1/PinReleaseRequest.ts';
import type { PinReleaseResponse as _patchbay_registry_v1_PinReleaseResponse, PinReleaseResponse__Output as _patchbay_registry_v1_PinReleaseResponse__Output } from './patchbay/registry/v1/PinReleaseResponse.ts';
import type { Plugin as _patchbay_registry_v1_Plugin, Plugin__Output as _patchbay_registry_v1_Plugin__Output } from './patchbay/registry/v1/Plugin.ts';
import type { Provider as _patchbay_registry_v1_Provider, Provider__Output as _patchbay_registry_v1_Provider__Output } from './patchbay/registry/v1/Provider.ts';
import type { Refusal as _patchbay_registry_v1_Refusal, Refusal__Output as _patchbay_registry_v1_Refusal__Output } from './patchbay/registry/v1/Refusal.ts';
import type { RefusedConnection as _patchbay_registry_v1_RefusedConnection, RefusedConnection__Output as _patchbay_registry_v1_RefusedConnection__Output } from './patchbay/registry/v1/RefusedConnection.ts';
import type { RejectReleaseRequest as _patchbay_registry_v1_RejectReleaseRequest, RejectReleaseRequest__Output as _patchbay_registry_v1_RejectReleaseRequest__Output } from './patchbay/registry/v1/RejectReleaseRequest.ts';
import type { RejectReleaseResponse as _patchbay_registry_v1_RejectReleaseResponse, RejectReleaseResponse__Output as _patchbay_registry_v1_RejectReleaseResponse__Output } from './patchbay/registry/v1/RejectReleaseResponse.ts';
import type { Release as _patchbay_registry_v1_Release, Release__Output as _patchbay_registry_v1_Release__Output } from './patchbay/registry/v1/Release.ts';
import type { ReleaseDiff as _patchbay_registry_v1_ReleaseDiff, ReleaseDiff__Output as _patchbay_registry_v1_ReleaseDiff__Output } from './patchbay/registry/v1/ReleaseDiff.ts';
import type { ReleaseQuarantineRequest as _patchbay_registry_v1_ReleaseQuarantineRequest, ReleaseQuarantineRequest__Output as _patchbay_registry_v1_ReleaseQuarantineRequest__Output } from './patchbay/registry/v1/ReleaseQuarantineRequest.ts';
import type { ReleaseQuarantineResponse as _patchbay_registry_v1_ReleaseQuarantineResponse, ReleaseQuarantineResponse__Output as _patchbay_registry_v1_ReleaseQuarantineResponse__Output } from './patchbay/registry/v1/ReleaseQuarantineResponse.ts';
import type { RemovePluginRequest as _patchbay_registry_v1_RemovePluginRequest, RemovePluginRequest__Output as _patchbay_registry_v1_RemovePluginRequest__Output } from './patchbay/registry/v1/RemovePluginRequest.ts';
import type { RemovePluginResponse as _patchbay_registry_v1_RemovePluginResponse, RemovePluginResponse__Output as _patchbay_registry_v1_RemovePluginResponse__Output } from './patchbay/registry/v1/RemovePluginResponse.ts';
import type { RevokeCredentialRequest as _patchbay_registry_v1_RevokeCredentialRequest, RevokeCredentialRequest__Output as _patchbay_registry_v1_RevokeCredentialRequest__Output } from './patchbay/registry/v1/RevokeCredentialRequest.ts';
import type { RevokeCredentialResponse as _patchbay_registry_v1_RevokeCredentialResponse, RevokeCredentialResponse__Output as _patchbay_registry_v1_RevokeCredentialResponse__Output } from './patchbay/registry/v1/RevokeCredentialResponse.ts';
import type { SetPluginEnabledRequest as _patchbay_registry_v1_SetPluginEnabledRequest, SetPluginEnabledRequest__Output as _patchbay_registry_v1_SetPluginEnabledRequest__Output } from './patchbay/registry/v1/SetPluginEnabledRequest.ts';
import type { SetPluginEnabledResponse as _patchbay_registry_v1_SetPluginEnabledResponse, SetPluginEnabledResponse__Output as _patchbay_registry_v1_SetPluginEnabledResponse__Output } from './patchbay/registry/v1/SetPluginEnabledResponse.ts';
import type { Snapshot as _patchbay_registry_v1_Snapshot, Snapshot__Output as _patchbay_registry_v1_Snapshot__Output } from './patchbay/registry/v1/Snapshot.ts';
import type { Task as _patchbay_registry_v1_Task, Task__Output as _patchbay_registry_v1_Task__Output } from './patchbay/registry/v1/Task.ts';
import type { UpdateContributionRequest as _patchbay_registry_v1_UpdateContributionRequest, UpdateContributionRequest__Output as _patchbay_registry_v1_UpdateContributionRequest__Output } from './patchbay/registry/v1/UpdateContributionRequest.ts';
import type { UpdateContributionResponse as _patchbay_registry_v1_UpdateContributionResponse, UpdateContributionResponse__Output as _patchbay_registry_v1_UpdateContributionResponse__Output } from './patchbay/registry/v1/UpdateContributionResponse.ts';
import type { UpdatePluginRequest as _patchbay_registry_v1_UpdatePluginRequest, UpdatePluginRequest__Output as _patchbay_registry_v1_UpdatePluginRequest__Output } from './patchbay/registry/v1/UpdatePluginRequest.ts';
import type { UpdatePluginResponse as _patchbay_registry_v1_UpdatePluginResponse, UpdatePluginResponse__Output as _patchbay_registry_v1_UpdatePluginResponse__Output } from './patchbay/registry/v1/UpdatePluginResponse.ts';
import type { WatchRequest as _patchbay_registry_v1_WatchRequest, WatchRequest__Output as _patchbay_registry_v1_WatchRequest__Output } from './patchbay/registry/v1/WatchRequest.ts';
import type { WatchResponse as _patchbay_registry_v1_WatchResponse, WatchResponse__Output as _patchbay_registry_v1_WatchResponse__Output } from './patchbay/registry/v1/WatchResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      Duration: MessageTypeDefinition<_google_protobuf_Duration, _google_protobuf_Duration__Output>
      ListValue: MessageTypeDefinition<_google_protobuf_ListValue, _google_protobuf_ListValue__Output>
      NullValue: EnumTypeDefinition
      Struct: MessageTypeDefinition<_google_protobuf_Struct, _google_protobuf_Struct__Output>
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
      Value: MessageTypeDefinition<_google_protobuf_Value, _google_protobuf_Value__Output>
    }
  }
  patchbay: {
    plugin: {
      v1: {
        AskSettings: MessageTypeDefinition<_patchbay_plugin_v1_AskSettings, _patchbay_plugin_v1_AskSettings__Output>
        ConnectRequest: MessageTypeDefinition<_patchbay_plugin_v1_ConnectRequest, _patchbay_plugin_v1_ConnectRequest__Output>
        ConnectResponse: MessageTypeDefinition<_patchbay_plugin_v1_ConnectResponse, _patchbay_plugin_v1_ConnectResponse__Output>
        Deregister: MessageTypeDefinition<_patchbay_plugin_v1_Deregister, _patchbay_plugin_v1_Deregister__Output>
        Drain: MessageTypeDefinition<_patchbay_plugin_v1_Drain, _patchbay_plugin_v1_Drain__Output>
        Heartbeat: MessageTypeDefinition<_patchbay_plugin_v1_Heartbeat, _patchbay_plugin_v1_Heartbeat__Output>
        Hello: MessageTypeDefinition<_patchbay_plugin_v1_Hello, _patchbay_plugin_v1_Hello__Output>
        Identity: MessageTypeDefinition<_patchbay_plugin_v1_Identity, _patchbay_plugin_v1_Identity__Output>
        NatsCredentials: MessageTypeDefinition<_patchbay_plugin_v1_NatsCredentials, _patchbay_plugin_v1_NatsCredentials__Output>
        Phase: EnumTypeDefinition
        /**
         * Where plugins register. A plugin opens one stream per process; the stream is its lease.
         * 
         * Credential: call metadata `authorization: Bearer <token>`, bound to the plugin's slug.
         */
        PluginHost: SubtypeConstructor<typeof grpc.Client, _patchbay_plugin_v1_PluginHostClient> & { service: _patchbay_plugin_v1_PluginHostDefinition }
        Resume: MessageTypeDefinition<_patchbay_plugin_v1_Resume, _patchbay_plugin_v1_Resume__Output>
        ScopeChanged: MessageTypeDefinition<_patchbay_plugin_v1_ScopeChanged, _patchbay_plugin_v1_ScopeChanged__Output>
        SettingsAnswer: MessageTypeDefinition<_patchbay_plugin_v1_SettingsAnswer, _patchbay_plugin_v1_SettingsAnswer__Output>
        SettingsChanged: MessageTypeDefinition<_patchbay_plugin_v1_SettingsChanged, _patchbay_plugin_v1_SettingsChanged__Output>
        State: MessageTypeDefinition<_patchbay_plugin_v1_State, _patchbay_plugin_v1_State__Output>
        StateChanged: MessageTypeDefinition<_patchbay_plugin_v1_StateChanged, _patchbay_plugin_v1_StateChanged__Output>
        Status: MessageTypeDefinition<_patchbay_plugin_v1_Status, _patchbay_plugin_v1_Status__Output>
        Welcome: MessageTypeDefinition<_patchbay_plugin_v1_Welcome, _patchbay_plugin_v1_Welcome__Output>
      }
    }
    registry: {
      v1: {
        /**
         * What an operator decides.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`.
         */
        Admin: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_AdminClient> & { service: _patchbay_registry_v1_AdminDefinition }
        ApproveReleaseRequest: MessageTypeDefinition<_patchbay_registry_v1_ApproveReleaseRequest, _patchbay_registry_v1_ApproveReleaseRequest__Output>
        ApproveReleaseResponse: MessageTypeDefinition<_patchbay_registry_v1_ApproveReleaseResponse, _patchbay_registry_v1_ApproveReleaseResponse__Output>
        Capability: MessageTypeDefinition<_patchbay_registry_v1_Capability, _patchbay_registry_v1_Capability__Output>
        /**
         * What is installed, at which version, in which state and why.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`.
         */
        Catalog: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_CatalogClient> & { service: _patchbay_registry_v1_CatalogDefinition }
        Change: MessageTypeDefinition<_patchbay_registry_v1_Change, _patchbay_registry_v1_Change__Output>
        Check: MessageTypeDefinition<_patchbay_registry_v1_Check, _patchbay_registry_v1_Check__Output>
        ChooseProviderRequest: MessageTypeDefinition<_patchbay_registry_v1_ChooseProviderRequest, _patchbay_registry_v1_ChooseProviderRequest__Output>
        ChooseProviderResponse: MessageTypeDefinition<_patchbay_registry_v1_ChooseProviderResponse, _patchbay_registry_v1_ChooseProviderResponse__Output>
        Contribution: MessageTypeDefinition<_patchbay_registry_v1_Contribution, _patchbay_registry_v1_Contribution__Output>
        ContributionTo: MessageTypeDefinition<_patchbay_registry_v1_ContributionTo, _patchbay_registry_v1_ContributionTo__Output>
        Crash: MessageTypeDefinition<_patchbay_registry_v1_Crash, _patchbay_registry_v1_Crash__Output>
        CreateCredentialRequest: MessageTypeDefinition<_patchbay_registry_v1_CreateCredentialRequest, _patchbay_registry_v1_CreateCredentialRequest__Output>
        CreateCredentialResponse: MessageTypeDefinition<_patchbay_registry_v1_CreateCredentialResponse, _patchbay_registry_v1_CreateCredentialResponse__Output>
        Credential: MessageTypeDefinition<_patchbay_registry_v1_Credential, _patchbay_registry_v1_Credential__Output>
        DeletePluginRequest: MessageTypeDefinition<_patchbay_registry_v1_DeletePluginRequest, _patchbay_registry_v1_DeletePluginRequest__Output>
        DeletePluginResponse: MessageTypeDefinition<_patchbay_registry_v1_DeletePluginResponse, _patchbay_registry_v1_DeletePluginResponse__Output>
        ExplainContributionRequest: MessageTypeDefinition<_patchbay_registry_v1_ExplainContributionRequest, _patchbay_registry_v1_ExplainContributionRequest__Output>
        ExplainContributionResponse: MessageTypeDefinition<_patchbay_registry_v1_ExplainContributionResponse, _patchbay_registry_v1_ExplainContributionResponse__Output>
        ExtensionPoint: MessageTypeDefinition<_patchbay_registry_v1_ExtensionPoint, _patchbay_registry_v1_ExtensionPoint__Output>
        GetCredentialRequest: MessageTypeDefinition<_patchbay_registry_v1_GetCredentialRequest, _patchbay_registry_v1_GetCredentialRequest__Output>
        GetCredentialResponse: MessageTypeDefinition<_patchbay_registry_v1_GetCredentialResponse, _patchbay_registry_v1_GetCredentialResponse__Output>
        GetPluginRequest: MessageTypeDefinition<_patchbay_registry_v1_GetPluginRequest, _patchbay_registry_v1_GetPluginRequest__Output>
        GetPluginResponse: MessageTypeDefinition<_patchbay_registry_v1_GetPluginResponse, _patchbay_registry_v1_GetPluginResponse__Output>
        Instance: MessageTypeDefinition<_patchbay_registry_v1_Instance, _patchbay_registry_v1_Instance__Output>
        ListCapabilitiesRequest: MessageTypeDefinition<_patchbay_registry_v1_ListCapabilitiesRequest, _patchbay_registry_v1_ListCapabilitiesRequest__Output>
        ListCapabilitiesResponse: MessageTypeDefinition<_patchbay_registry_v1_ListCapabilitiesResponse, _patchbay_registry_v1_ListCapabilitiesResponse__Output>
        ListContributionsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListContributionsRequest, _patchbay_registry_v1_ListContributionsRequest__Output>
        ListContributionsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListContributionsResponse, _patchbay_registry_v1_ListContributionsResponse__Output>
        ListCredentialsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListCredentialsRequest, _patchbay_registry_v1_ListCredentialsRequest__Output>
        ListCredentialsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListCredentialsResponse, _patchbay_registry_v1_ListCredentialsResponse__Output>
        ListDependentsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListDependentsRequest, _patchbay_registry_v1_ListDependentsRequest__Output>
        ListDependentsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListDependentsResponse, _patchbay_registry_v1_ListDependentsResponse__Output>
        ListExtensionPointsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListExtensionPointsRequest, _patchbay_registry_v1_ListExtensionPointsRequest__Output>
        ListExtensionPointsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListExtensionPointsResponse, _patchbay_registry_v1_ListExtensionPointsResponse__Output>
        ListPluginsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListPluginsRequest, _patchbay_registry_v1_ListPluginsRequest__Output>
        ListPluginsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListPluginsResponse, _patchbay_registry_v1_ListPluginsResponse__Output>
        ListRefusedConnectionsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListRefusedConnectionsRequest, _patchbay_registry_v1_ListRefusedConnectionsRequest__Output>
        ListRefusedConnectionsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListRefusedConnectionsResponse, _patchbay_registry_v1_ListRefusedConnectionsResponse__Output>
        PinReleaseRequest: MessageTypeDefinition<_patchbay_registry_v1_PinReleaseRequest, _patchbay_registry_v1_PinReleaseRequest__Output>
        PinReleaseResponse: MessageTypeDefinition<_patchbay_registry_v1_PinReleaseResponse, _patchbay_registry_v1_PinReleaseResponse__Output>
        Plugin: MessageTypeDefinition<_patchbay_registry_v1_Plugin, _patchbay_registry_v1_Plugin__Output>
        Provider: MessageTypeDefinition<_patchbay_registry_v1_Provider, _patchbay_registry_v1_Provider__Output>
        Refusal: MessageTypeDefinition<_patchbay_registry_v1_Refusal, _patchbay_registry_v1_Refusal__Output>
        RefusedConnection: MessageTypeDefinition<_patchbay_registry_v1_RefusedConnection, _patchbay_registry_v1_RefusedConnection__Output>
        RejectReleaseRequest: MessageTypeDefinition<_patchbay_registry_v1_RejectReleaseRequest, _patchbay_registry_v1_RejectReleaseRequest__Output>
        RejectReleaseResponse: MessageTypeDefinition<_patchbay_registry_v1_RejectReleaseResponse, _patchbay_registry_v1_RejectReleaseResponse__Output>
        Release: MessageTypeDefinition<_patchbay_registry_v1_Release, _patchbay_registry_v1_Release__Output>
        ReleaseDiff: MessageTypeDefinition<_patchbay_registry_v1_ReleaseDiff, _patchbay_registry_v1_ReleaseDiff__Output>
        ReleaseQuarantineRequest: MessageTypeDefinition<_patchbay_registry_v1_ReleaseQuarantineRequest, _patchbay_registry_v1_ReleaseQuarantineRequest__Output>
        ReleaseQuarantineResponse: MessageTypeDefinition<_patchbay_registry_v1_ReleaseQuarantineResponse, _patchbay_registry_v1_ReleaseQuarantineResponse__Output>
        RemovePluginRequest: MessageTypeDefinition<_patchbay_registry_v1_RemovePluginRequest, _patchbay_registry_v1_RemovePluginRequest__Output>
        RemovePluginResponse: MessageTypeDefinition<_patchbay_registry_v1_RemovePluginResponse, _patchbay_registry_v1_RemovePluginResponse__Output>
        RevokeCredentialRequest: MessageTypeDefinition<_patchbay_registry_v1_RevokeCredentialRequest, _patchbay_registry_v1_RevokeCredentialRequest__Output>
        RevokeCredentialResponse: MessageTypeDefinition<_patchbay_registry_v1_RevokeCredentialResponse, _patchbay_registry_v1_RevokeCredentialResponse__Output>
        SetPluginEnabledRequest: MessageTypeDefinition<_patchbay_registry_v1_SetPluginEnabledRequest, _patchbay_registry_v1_SetPluginEnabledRequest__Output>
        SetPluginEnabledResponse: MessageTypeDefinition<_patchbay_registry_v1_SetPluginEnabledResponse, _patchbay_registry_v1_SetPluginEnabledResponse__Output>
        Snapshot: MessageTypeDefinition<_patchbay_registry_v1_Snapshot, _patchbay_registry_v1_Snapshot__Output>
        Task: MessageTypeDefinition<_patchbay_registry_v1_Task, _patchbay_registry_v1_Task__Output>
        UpdateContributionRequest: MessageTypeDefinition<_patchbay_registry_v1_UpdateContributionRequest, _patchbay_registry_v1_UpdateContributionRequest__Output>
        UpdateContributionResponse: MessageTypeDefinition<_patchbay_registry_v1_UpdateContributionResponse, _patchbay_registry_v1_UpdateContributionResponse__Output>
        UpdatePluginRequest: MessageTypeDefinition<_patchbay_registry_v1_UpdatePluginRequest, _patchbay_registry_v1_UpdatePluginRequest__Output>
        UpdatePluginResponse: MessageTypeDefinition<_patchbay_registry_v1_UpdatePluginResponse, _patchbay_registry_v1_UpdatePluginResponse__Output>
        WatchRequest: MessageTypeDefinition<_patchbay_registry_v1_WatchRequest, _patchbay_registry_v1_WatchRequest__Output>
        WatchResponse: MessageTypeDefinition<_patchbay_registry_v1_WatchResponse, _patchbay_registry_v1_WatchResponse__Output>
      }
    }
  }
}

