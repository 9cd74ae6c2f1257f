import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ListValue as _google_protobuf_ListValue, ListValue__Output as _google_protobuf_ListValue__Output } from './google/protobuf/ListValue.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from './google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from './google/protobuf/Value.ts';
import type { AuditClient as _patchbay_registry_v1_AuditClient, AuditDefinition as _patchbay_registry_v1_AuditDefinition } from './patchbay/registry/v1/Audit.ts';
import type { AuditEntry as _patchbay_registry_v1_AuditEntry, AuditEntry__Output as _patchbay_registry_v1_AuditEntry__Output } from './patchbay/registry/v1/AuditEntry.ts';
import type { ListEntriesRequest as _patchbay_registry_v1_ListEntriesRequest, ListEntriesRequest__Output as _patchbay_registry_v1_ListEntriesRequest__Output } from './patchbay/registry/v1/ListEntriesRequest.ts';
import type { ListEntriesResponse as _patchbay_registry_v1_ListEntriesResponse, ListEntriesResponse__Output as _patchbay_registry_v1_ListEntriesResponse__Output } from './patchbay/registry/v1/ListEntriesResponse.ts';
import type { RecordEntryRequest as _patchbay_registry_v1_RecordEntryRequest, RecordEntryRequest__Output as _patchbay_registry_v1_RecordEntryRequest__Output } from './patchbay/registry/v1/RecordEntryRequest.ts';
import type { RecordEntryResponse as _patchbay_registry_v1_RecordEntryResponse, RecordEntryResponse__Output as _patchbay_registry_v1_RecordEntryResponse__Output } from './patchbay/registry/v1/RecordEntryResponse.ts';

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
        /**
         * Who did what. Entries are only ever added.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. On behalf of a
         * person it needs `audit.read`.
         */
        Audit: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_AuditClient> & { service: _patchbay_registry_v1_AuditDefinition }
        AuditEntry: MessageTypeDefinition<_patchbay_registry_v1_AuditEntry, _patchbay_registry_v1_AuditEntry__Output>
        ListEntriesRequest: MessageTypeDefinition<_patchbay_registry_v1_ListEntriesRequest, _patchbay_registry_v1_ListEntriesRequest__Output>
        ListEntriesResponse: MessageTypeDefinition<_patchbay_registry_v1_ListEntriesResponse, _patchbay_registry_v1_ListEntriesResponse__Output>
        RecordEntryRequest: MessageTypeDefinition<_patchbay_registry_v1_RecordEntryRequest, _patchbay_registry_v1_RecordEntryRequest__Output>
        RecordEntryResponse: MessageTypeDefinition<_patchbay_registry_v1_RecordEntryResponse, _patchbay_registry_v1_RecordEntryResponse__Output>
      }
    }
  }
}

