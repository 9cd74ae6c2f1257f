import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ListValue as _google_protobuf_ListValue, ListValue__Output as _google_protobuf_ListValue__Output } from './google/protobuf/ListValue.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from './google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from './google/protobuf/Value.ts';
import type { DismissLifecycleCallRequest as _patchbay_registry_v1_DismissLifecycleCallRequest, DismissLifecycleCallRequest__Output as _patchbay_registry_v1_DismissLifecycleCallRequest__Output } from './patchbay/registry/v1/DismissLifecycleCallRequest.ts';
import type { DismissLifecycleCallResponse as _patchbay_registry_v1_DismissLifecycleCallResponse, DismissLifecycleCallResponse__Output as _patchbay_registry_v1_DismissLifecycleCallResponse__Output } from './patchbay/registry/v1/DismissLifecycleCallResponse.ts';
import type { LifecycleClient as _patchbay_registry_v1_LifecycleClient, LifecycleDefinition as _patchbay_registry_v1_LifecycleDefinition } from './patchbay/registry/v1/Lifecycle.ts';
import type { LifecycleCall as _patchbay_registry_v1_LifecycleCall, LifecycleCall__Output as _patchbay_registry_v1_LifecycleCall__Output } from './patchbay/registry/v1/LifecycleCall.ts';
import type { ListLifecycleCallsRequest as _patchbay_registry_v1_ListLifecycleCallsRequest, ListLifecycleCallsRequest__Output as _patchbay_registry_v1_ListLifecycleCallsRequest__Output } from './patchbay/registry/v1/ListLifecycleCallsRequest.ts';
import type { ListLifecycleCallsResponse as _patchbay_registry_v1_ListLifecycleCallsResponse, ListLifecycleCallsResponse__Output as _patchbay_registry_v1_ListLifecycleCallsResponse__Output } from './patchbay/registry/v1/ListLifecycleCallsResponse.ts';
import type { RetryLifecycleCallRequest as _patchbay_registry_v1_RetryLifecycleCallRequest, RetryLifecycleCallRequest__Output as _patchbay_registry_v1_RetryLifecycleCallRequest__Output } from './patchbay/registry/v1/RetryLifecycleCallRequest.ts';
import type { RetryLifecycleCallResponse as _patchbay_registry_v1_RetryLifecycleCallResponse, RetryLifecycleCallResponse__Output as _patchbay_registry_v1_RetryLifecycleCallResponse__Output } from './patchbay/registry/v1/RetryLifecycleCallResponse.ts';

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
        DismissLifecycleCallRequest: MessageTypeDefinition<_patchbay_registry_v1_DismissLifecycleCallRequest, _patchbay_registry_v1_DismissLifecycleCallRequest__Output>
        DismissLifecycleCallResponse: MessageTypeDefinition<_patchbay_registry_v1_DismissLifecycleCallResponse, _patchbay_registry_v1_DismissLifecycleCallResponse__Output>
        /**
         * What plugins still have to be told about themselves: each change is one call, kept until the plugin
         * has answered it.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`.
         */
        Lifecycle: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_LifecycleClient> & { service: _patchbay_registry_v1_LifecycleDefinition }
        LifecycleCall: MessageTypeDefinition<_patchbay_registry_v1_LifecycleCall, _patchbay_registry_v1_LifecycleCall__Output>
        ListLifecycleCallsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListLifecycleCallsRequest, _patchbay_registry_v1_ListLifecycleCallsRequest__Output>
        ListLifecycleCallsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListLifecycleCallsResponse, _patchbay_registry_v1_ListLifecycleCallsResponse__Output>
        RetryLifecycleCallRequest: MessageTypeDefinition<_patchbay_registry_v1_RetryLifecycleCallRequest, _patchbay_registry_v1_RetryLifecycleCallRequest__Output>
        RetryLifecycleCallResponse: MessageTypeDefinition<_patchbay_registry_v1_RetryLifecycleCallResponse, _patchbay_registry_v1_RetryLifecycleCallResponse__Output>
      }
    }
  }
}

