import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from './google/protobuf/Duration.ts';
import type { ListValue as _google_protobuf_ListValue, ListValue__Output as _google_protobuf_ListValue__Output } from './google/protobuf/ListValue.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from './google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from './google/protobuf/Value.ts';
import type { Command as _patchbay_registry_v1_Command, Command__Output as _patchbay_registry_v1_Command__Output } from './patchbay/registry/v1/Command.ts';
import type { CommandError as _patchbay_registry_v1_CommandError, CommandError__Output as _patchbay_registry_v1_CommandError__Output } from './patchbay/registry/v1/CommandError.ts';
import type { CommandRun as _patchbay_registry_v1_CommandRun, CommandRun__Output as _patchbay_registry_v1_CommandRun__Output } from './patchbay/registry/v1/CommandRun.ts';
import type { CommandsClient as _patchbay_registry_v1_CommandsClient, CommandsDefinition as _patchbay_registry_v1_CommandsDefinition } from './patchbay/registry/v1/Commands.ts';
import type { GetCommandRunRequest as _patchbay_registry_v1_GetCommandRunRequest, GetCommandRunRequest__Output as _patchbay_registry_v1_GetCommandRunRequest__Output } from './patchbay/registry/v1/GetCommandRunRequest.ts';
import type { GetCommandRunResponse as _patchbay_registry_v1_GetCommandRunResponse, GetCommandRunResponse__Output as _patchbay_registry_v1_GetCommandRunResponse__Output } from './patchbay/registry/v1/GetCommandRunResponse.ts';
import type { InvokeCommandRequest as _patchbay_registry_v1_InvokeCommandRequest, InvokeCommandRequest__Output as _patchbay_registry_v1_InvokeCommandRequest__Output } from './patchbay/registry/v1/InvokeCommandRequest.ts';
import type { InvokeCommandResponse as _patchbay_registry_v1_InvokeCommandResponse, InvokeCommandResponse__Output as _patchbay_registry_v1_InvokeCommandResponse__Output } from './patchbay/registry/v1/InvokeCommandResponse.ts';
import type { ListCommandRunsRequest as _patchbay_registry_v1_ListCommandRunsRequest, ListCommandRunsRequest__Output as _patchbay_registry_v1_ListCommandRunsRequest__Output } from './patchbay/registry/v1/ListCommandRunsRequest.ts';
import type { ListCommandRunsResponse as _patchbay_registry_v1_ListCommandRunsResponse, ListCommandRunsResponse__Output as _patchbay_registry_v1_ListCommandRunsResponse__Output } from './patchbay/registry/v1/ListCommandRunsResponse.ts';
import type { ListCommandsRequest as _patchbay_registry_v1_ListCommandsRequest, ListCommandsRequest__Output as _patchbay_registry_v1_ListCommandsRequest__Output } from './patchbay/registry/v1/ListCommandsRequest.ts';
import type { ListCommandsResponse as _patchbay_registry_v1_ListCommandsResponse, ListCommandsResponse__Output as _patchbay_registry_v1_ListCommandsResponse__Output } from './patchbay/registry/v1/ListCommandsResponse.ts';

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
    registry: {
      v1: {
        Command: MessageTypeDefinition<_patchbay_registry_v1_Command, _patchbay_registry_v1_Command__Output>
        CommandError: MessageTypeDefinition<_patchbay_registry_v1_CommandError, _patchbay_registry_v1_CommandError__Output>
        CommandRun: MessageTypeDefinition<_patchbay_registry_v1_CommandRun, _patchbay_registry_v1_CommandRun__Output>
        /**
         * What plugins do when they are told to.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`; on behalf of a person with
         * `commands.run`.
         */
        Commands: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_CommandsClient> & { service: _patchbay_registry_v1_CommandsDefinition }
        GetCommandRunRequest: MessageTypeDefinition<_patchbay_registry_v1_GetCommandRunRequest, _patchbay_registry_v1_GetCommandRunRequest__Output>
        GetCommandRunResponse: MessageTypeDefinition<_patchbay_registry_v1_GetCommandRunResponse, _patchbay_registry_v1_GetCommandRunResponse__Output>
        InvokeCommandRequest: MessageTypeDefinition<_patchbay_registry_v1_InvokeCommandRequest, _patchbay_registry_v1_InvokeCommandRequest__Output>
        InvokeCommandResponse: MessageTypeDefinition<_patchbay_registry_v1_InvokeCommandResponse, _patchbay_registry_v1_InvokeCommandResponse__Output>
        ListCommandRunsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListCommandRunsRequest, _patchbay_registry_v1_ListCommandRunsRequest__Output>
        ListCommandRunsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListCommandRunsResponse, _patchbay_registry_v1_ListCommandRunsResponse__Output>
        ListCommandsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListCommandsRequest, _patchbay_registry_v1_ListCommandsRequest__Output>
        ListCommandsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListCommandsResponse, _patchbay_registry_v1_ListCommandsResponse__Output>
      }
    }
  }
}

