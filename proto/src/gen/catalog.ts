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
import type { CatalogClient as _patchbay_registry_v1_CatalogClient, CatalogDefinition as _patchbay_registry_v1_CatalogDefinition } from './patchbay/registry/v1/Catalog.ts';
import type { Change as _patchbay_registry_v1_Change, Change__Output as _patchbay_registry_v1_Change__Output } from './patchbay/registry/v1/Change.ts';
import type { Contribution as _patchbay_registry_v1_Contribution, Contribution__Output as _patchbay_registry_v1_Contribution__Output } from './patchbay/registry/v1/Contribution.ts';
import type { ContributionTo as _patchbay_registry_v1_ContributionTo, ContributionTo__Output as _patchbay_registry_v1_ContributionTo__Output } from './patchbay/registry/v1/ContributionTo.ts';
import type { Crash as _patchbay_registry_v1_Crash, Crash__Output as _patchbay_registry_v1_Crash__Output } from './patchbay/registry/v1/Crash.ts';
import type { GetPluginRequest as _patchbay_registry_v1_GetPluginRequest, GetPluginRequest__Output as _patchbay_registry_v1_GetPluginRequest__Output } from './patchbay/registry/v1/GetPluginRequest.ts';
import type { GetPluginResponse as _patchbay_registry_v1_GetPluginResponse, GetPluginResponse__Output as _patchbay_registry_v1_GetPluginResponse__Output } from './patchbay/registry/v1/GetPluginResponse.ts';
import type { Instance as _patchbay_registry_v1_Instance, Instance__Output as _patchbay_registry_v1_Instance__Output } from './patchbay/registry/v1/Instance.ts';
import type { ListContributionsRequest as _patchbay_registry_v1_ListContributionsRequest, ListContributionsRequest__Output as _patchbay_registry_v1_ListContributionsRequest__Output } from './patchbay/registry/v1/ListContributionsRequest.ts';
import type { ListContributionsResponse as _patchbay_registry_v1_ListContributionsResponse, ListContributionsResponse__Output as _patchbay_registry_v1_ListContributionsResponse__Output } from './patchbay/registry/v1/ListContributionsResponse.ts';
import type { ListPluginsRequest as _patchbay_registry_v1_ListPluginsRequest, ListPluginsRequest__Output as _patchbay_registry_v1_ListPluginsRequest__Output } from './patchbay/registry/v1/ListPluginsRequest.ts';
import type { ListPluginsResponse as _patchbay_registry_v1_ListPluginsResponse, ListPluginsResponse__Output as _patchbay_registry_v1_ListPluginsResponse__Output } from './patchbay/registry/v1/ListPluginsResponse.ts';
import type { Plugin as _patchbay_registry_v1_Plugin, Plugin__Output as _patchbay_registry_v1_Plugin__Output } from './patchbay/registry/v1/Plugin.ts';
import type { Refusal as _patchbay_registry_v1_Refusal, Refusal__Output as _patchbay_registry_v1_Refusal__Output } from './patchbay/registry/v1/Refusal.ts';
import type { Release as _patchbay_registry_v1_Release, Release__Output as _patchbay_registry_v1_Release__Output } from './patchbay/registry/v1/Release.ts';
import type { ReleaseDiff as _patchbay_registry_v1_ReleaseDiff, ReleaseDiff__Output as _patchbay_registry_v1_ReleaseDiff__Output } from './patchbay/registry/v1/ReleaseDiff.ts';
import type { Snapshot as _patchbay_registry_v1_Snapshot, Snapshot__Output as _patchbay_registry_v1_Snapshot__Output } from './patchbay/registry/v1/Snapshot.ts';
import type { Task as _patchbay_registry_v1_Task, Task__Output as _patchbay_registry_v1_Task__Output } from './patchbay/registry/v1/Task.ts';
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
         * What is installed, at which version, in which state and why.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`.
         */
        Catalog: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_CatalogClient> & { service: _patchbay_registry_v1_CatalogDefinition }
        Change: MessageTypeDefinition<_patchbay_registry_v1_Change, _patchbay_registry_v1_Change__Output>
        Contribution: MessageTypeDefinition<_patchbay_registry_v1_Contribution, _patchbay_registry_v1_Contribution__Output>
        ContributionTo: MessageTypeDefinition<_patchbay_registry_v1_ContributionTo, _patchbay_registry_v1_ContributionTo__Output>
        Crash: MessageTypeDefinition<_patchbay_registry_v1_Crash, _patchbay_registry_v1_Crash__Output>
        GetPluginRequest: MessageTypeDefinition<_patchbay_registry_v1_GetPluginRequest, _patchbay_registry_v1_GetPluginRequest__Output>
        GetPluginResponse: MessageTypeDefinition<_patchbay_registry_v1_GetPluginResponse, _patchbay_registry_v1_GetPluginResponse__Output>
        Instance: MessageTypeDefinition<_patchbay_registry_v1_Instance, _patchbay_registry_v1_Instance__Output>
        ListContributionsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListContributionsRequest, _patchbay_registry_v1_ListContributionsRequest__Output>
        ListContributionsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListContributionsResponse, _patchbay_registry_v1_ListContributionsResponse__Output>
        ListPluginsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListPluginsRequest, _patchbay_registry_v1_ListPluginsRequest__Output>
        ListPluginsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListPluginsResponse, _patchbay_registry_v1_ListPluginsResponse__Output>
        Plugin: MessageTypeDefinition<_patchbay_registry_v1_Plugin, _patchbay_registry_v1_Plugin__Output>
        Refusal: MessageTypeDefinition<_patchbay_registry_v1_Refusal, _patchbay_registry_v1_Refusal__Output>
        Release: MessageTypeDefinition<_patchbay_registry_v1_Release, _patchbay_registry_v1_Release__Output>
        ReleaseDiff: MessageTypeDefinition<_patchbay_registry_v1_ReleaseDiff, _patchbay_registry_v1_ReleaseDiff__Output>
        Snapshot: MessageTypeDefinition<_patchbay_registry_v1_Snapshot, _patchbay_registry_v1_Snapshot__Output>
        Task: MessageTypeDefinition<_patchbay_registry_v1_Task, _patchbay_registry_v1_Task__Output>
        WatchRequest: MessageTypeDefinition<_patchbay_registry_v1_WatchRequest, _patchbay_registry_v1_WatchRequest__Output>
        WatchResponse: MessageTypeDefinition<_patchbay_registry_v1_WatchResponse, _patchbay_registry_v1_WatchResponse__Output>
      }
    }
  }
}

