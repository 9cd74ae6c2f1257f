import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ListValue as _google_protobuf_ListValue, ListValue__Output as _google_protobuf_ListValue__Output } from './google/protobuf/ListValue.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from './google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from './google/protobuf/Value.ts';
import type { CheckNameRequest as _patchbay_registry_v1_CheckNameRequest, CheckNameRequest__Output as _patchbay_registry_v1_CheckNameRequest__Output } from './patchbay/registry/v1/CheckNameRequest.ts';
import type { CheckNameResponse as _patchbay_registry_v1_CheckNameResponse, CheckNameResponse__Output as _patchbay_registry_v1_CheckNameResponse__Output } from './patchbay/registry/v1/CheckNameResponse.ts';
import type { Choice as _patchbay_registry_v1_Choice, Choice__Output as _patchbay_registry_v1_Choice__Output } from './patchbay/registry/v1/Choice.ts';
import type { Choices as _patchbay_registry_v1_Choices, Choices__Output as _patchbay_registry_v1_Choices__Output } from './patchbay/registry/v1/Choices.ts';
import type { ExportStateRequest as _patchbay_registry_v1_ExportStateRequest, ExportStateRequest__Output as _patchbay_registry_v1_ExportStateRequest__Output } from './patchbay/registry/v1/ExportStateRequest.ts';
import type { ExportStateResponse as _patchbay_registry_v1_ExportStateResponse, ExportStateResponse__Output as _patchbay_registry_v1_ExportStateResponse__Output } from './patchbay/registry/v1/ExportStateResponse.ts';
import type { GetSettingsRequest as _patchbay_registry_v1_GetSettingsRequest, GetSettingsRequest__Output as _patchbay_registry_v1_GetSettingsRequest__Output } from './patchbay/registry/v1/GetSettingsRequest.ts';
import type { GetSettingsResponse as _patchbay_registry_v1_GetSettingsResponse, GetSettingsResponse__Output as _patchbay_registry_v1_GetSettingsResponse__Output } from './patchbay/registry/v1/GetSettingsResponse.ts';
import type { ImportStateRequest as _patchbay_registry_v1_ImportStateRequest, ImportStateRequest__Output as _patchbay_registry_v1_ImportStateRequest__Output } from './patchbay/registry/v1/ImportStateRequest.ts';
import type { ImportStateResponse as _patchbay_registry_v1_ImportStateResponse, ImportStateResponse__Output as _patchbay_registry_v1_ImportStateResponse__Output } from './patchbay/registry/v1/ImportStateResponse.ts';
import type { KeyInUse as _patchbay_registry_v1_KeyInUse, KeyInUse__Output as _patchbay_registry_v1_KeyInUse__Output } from './patchbay/registry/v1/KeyInUse.ts';
import type { ListChoicesRequest as _patchbay_registry_v1_ListChoicesRequest, ListChoicesRequest__Output as _patchbay_registry_v1_ListChoicesRequest__Output } from './patchbay/registry/v1/ListChoicesRequest.ts';
import type { ListChoicesResponse as _patchbay_registry_v1_ListChoicesResponse, ListChoicesResponse__Output as _patchbay_registry_v1_ListChoicesResponse__Output } from './patchbay/registry/v1/ListChoicesResponse.ts';
import type { RestartPluginRequest as _patchbay_registry_v1_RestartPluginRequest, RestartPluginRequest__Output as _patchbay_registry_v1_RestartPluginRequest__Output } from './patchbay/registry/v1/RestartPluginRequest.ts';
import type { RestartPluginResponse as _patchbay_registry_v1_RestartPluginResponse, RestartPluginResponse__Output as _patchbay_registry_v1_RestartPluginResponse__Output } from './patchbay/registry/v1/RestartPluginResponse.ts';
import type { RotateKeyRequest as _patchbay_registry_v1_RotateKeyRequest, RotateKeyRequest__Output as _patchbay_registry_v1_RotateKeyRequest__Output } from './patchbay/registry/v1/RotateKeyRequest.ts';
import type { RotateKeyResponse as _patchbay_registry_v1_RotateKeyResponse, RotateKeyResponse__Output as _patchbay_registry_v1_RotateKeyResponse__Output } from './patchbay/registry/v1/RotateKeyResponse.ts';
import type { RunActionRequest as _patchbay_registry_v1_RunActionRequest, RunActionRequest__Output as _patchbay_registry_v1_RunActionRequest__Output } from './patchbay/registry/v1/RunActionRequest.ts';
import type { RunActionResponse as _patchbay_registry_v1_RunActionResponse, RunActionResponse__Output as _patchbay_registry_v1_RunActionResponse__Output } from './patchbay/registry/v1/RunActionResponse.ts';
import type { SettingsClient as _patchbay_registry_v1_SettingsClient, SettingsDefinition as _patchbay_registry_v1_SettingsDefinition } from './patchbay/registry/v1/Settings.ts';
import type { SettingsDocument as _patchbay_registry_v1_SettingsDocument, SettingsDocument__Output as _patchbay_registry_v1_SettingsDocument__Output } from './patchbay/registry/v1/SettingsDocument.ts';
import type { SettingsScope as _patchbay_registry_v1_SettingsScope, SettingsScope__Output as _patchbay_registry_v1_SettingsScope__Output } from './patchbay/registry/v1/SettingsScope.ts';
import type { UpdateSettingsRequest as _patchbay_registry_v1_UpdateSettingsRequest, UpdateSettingsRequest__Output as _patchbay_registry_v1_UpdateSettingsRequest__Output } from './patchbay/registry/v1/UpdateSettingsRequest.ts';
import type { UpdateSettingsResponse as _patchbay_registry_v1_UpdateSettingsResponse, UpdateSettingsResponse__Output as _patchbay_registry_v1_UpdateSettingsResponse__Output } from './patchbay/registry/v1/UpdateSettingsResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      ListValue: MessageTypeDefinition<_google_protobuf_ListValue, _google_protobuf_ListValue__Output>
      NullValue: EnumTypeDefinition
      Struct: MessageTypeDefinition<_google_protobuf_Struct, _google_protobuf_Struct__Output>
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
      Value: MessageTypeDefinition<_google_protobuf_Value, _google_protobuf_Value__Output>
    }
  }
  patchbay: {
    registry: {
      v1: {
        CheckNameRequest: MessageTypeDefinition<_patchbay_registry_v1_CheckNameRequest, _patchbay_registry_v1_CheckNameRequest__Output>
        CheckNameResponse: MessageTypeDefinition<_patchbay_registry_v1_CheckNameResponse, _patchbay_registry_v1_CheckNameResponse__Output>
        Choice: MessageTypeDefinition<_patchbay_registry_v1_Choice, _patchbay_registry_v1_Choice__Output>
        Choices: MessageTypeDefinition<_patchbay_registry_v1_Choices, _patchbay_registry_v1_Choices__Output>
        ExportStateRequest: MessageTypeDefinition<_patchbay_registry_v1_ExportStateRequest, _patchbay_registry_v1_ExportStateRequest__Output>
        ExportStateResponse: MessageTypeDefinition<_patchbay_registry_v1_ExportStateResponse, _patchbay_registry_v1_ExportStateResponse__Output>
        GetSettingsRequest: MessageTypeDefinition<_patchbay_registry_v1_GetSettingsRequest, _patchbay_registry_v1_GetSettingsRequest__Output>
        GetSettingsResponse: MessageTypeDefinition<_patchbay_registry_v1_GetSettingsResponse, _patchbay_registry_v1_GetSettingsResponse__Output>
        ImportStateRequest: MessageTypeDefinition<_patchbay_registry_v1_ImportStateRequest, _patchbay_registry_v1_ImportStateRequest__Output>
        ImportStateResponse: MessageTypeDefinition<_patchbay_registry_v1_ImportStateResponse, _patchbay_registry_v1_ImportStateResponse__Output>
        KeyInUse: MessageTypeDefinition<_patchbay_registry_v1_KeyInUse, _patchbay_registry_v1_KeyInUse__Output>
        ListChoicesRequest: MessageTypeDefinition<_patchbay_registry_v1_ListChoicesRequest, _patchbay_registry_v1_ListChoicesRequest__Output>
        ListChoicesResponse: MessageTypeDefinition<_patchbay_registry_v1_ListChoicesResponse, _patchbay_registry_v1_ListChoicesResponse__Output>
        RestartPluginRequest: MessageTypeDefinition<_patchbay_registry_v1_RestartPluginRequest, _patchbay_registry_v1_RestartPluginRequest__Output>
        RestartPluginResponse: MessageTypeDefinition<_patchbay_registry_v1_RestartPluginResponse, _patchbay_registry_v1_RestartPluginResponse__Output>
        RotateKeyRequest: MessageTypeDefinition<_patchbay_registry_v1_RotateKeyRequest, _patchbay_registry_v1_RotateKeyRequest__Output>
        RotateKeyResponse: MessageTypeDefinition<_patchbay_registry_v1_RotateKeyResponse, _patchbay_registry_v1_RotateKeyResponse__Output>
        RunActionRequest: MessageTypeDefinition<_patchbay_registry_v1_RunActionRequest, _patchbay_registry_v1_RunActionRequest__Output>
        RunActionResponse: MessageTypeDefinition<_patchbay_registry_v1_RunActionResponse, _patchbay_registry_v1_RunActionResponse__Output>
        /**
         * How plugins are set: for the site, for one space, for one person.
         * 
         * A document holds what was set in one scope. What is in force is looked up in order: the person's
         * document, the space's, the site's, then the default. Values of secrets go in and never come out.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`.
         */
        Settings: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_SettingsClient> & { service: _patchbay_registry_v1_SettingsDefinition }
        SettingsDocument: MessageTypeDefinition<_patchbay_registry_v1_SettingsDocument, _patchbay_registry_v1_SettingsDocument__Output>
        SettingsScope: MessageTypeDefinition<_patchbay_registry_v1_SettingsScope, _patchbay_registry_v1_SettingsScope__Output>
        UpdateSettingsRequest: MessageTypeDefinition<_patchbay_registry_v1_UpdateSettingsRequest, _patchbay_registry_v1_UpdateSettingsRequest__Output>
        UpdateSettingsResponse: MessageTypeDefinition<_patchbay_registry_v1_UpdateSettingsResponse, _patchbay_registry_v1_UpdateSettingsResponse__Output>
      }
    }
  }
}

