// Original file: patchbay/registry/v1/audit.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListEntriesRequest as _patchbay_registry_v1_ListEntriesRequest, ListEntriesRequest__Output as _patchbay_registry_v1_ListEntriesRequest__Output } from '../../../patchbay/registry/v1/ListEntriesRequest.ts';
import type { ListEntriesResponse as _patchbay_registry_v1_ListEntriesResponse, ListEntriesResponse__Output as _patchbay_registry_v1_ListEntriesResponse__Output } from '../../../patchbay/registry/v1/ListEntriesResponse.ts';
import type { RecordEntryRequest as _patchbay_registry_v1_RecordEntryRequest, RecordEntryRequest__Output as _patchbay_registry_v1_RecordEntryRequest__Output } from '../../../patchbay/registry/v1/RecordEntryRequest.ts';
import type { RecordEntryResponse as _patchbay_registry_v1_RecordEntryResponse, RecordEntryResponse__Output as _patchbay_registry_v1_RecordEntryResponse__Output } from '../../../patchbay/registry/v1/RecordEntryResponse.ts';

/**
 * Who did what. Entries are only ever added.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. On behalf of a
 * person it needs `audit.read`.
 */
export interface AuditClient extends grpc.Client {
  /**
   * Entries, the latest first.
   */
  ListEntries(argument: _patchbay_registry_v1_ListEntriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  ListEntries(argument: _patchbay_registry_v1_ListEntriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  ListEntries(argument: _patchbay_registry_v1_ListEntriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  ListEntries(argument: _patchbay_registry_v1_ListEntriesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Entries, the latest first.
   */
  listEntries(argument: _patchbay_registry_v1_ListEntriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  listEntries(argument: _patchbay_registry_v1_ListEntriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  listEntries(argument: _patchbay_registry_v1_ListEntriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  listEntries(argument: _patchbay_registry_v1_ListEntriesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Adds what happened in another of the platform's services, such as sign-ins.
   */
  RecordEntry(argument: _patchbay_registry_v1_RecordEntryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RecordEntryResponse__Output>): grpc.ClientUnaryCall;
  RecordEntry(argument: _patchbay_registry_v1_RecordEntryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RecordEntryResponse__Output>): grpc.ClientUnaryCall;
  RecordEntry(argument: _patchbay_registry_v1_RecordEntryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RecordEntryResponse__Output>): grpc.ClientUnaryCall;
  RecordEntry(argument: _patchbay_registry_v1_RecordEntryRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RecordEntryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Adds what happened in another of the platform's services, such as sign-ins.
   */
  recordEntry(argument: _patchbay_registry_v1_RecordEntryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RecordEntryResponse__Output>): grpc.ClientUnaryCall;
  recordEntry(argument: _patchbay_registry_v1_RecordEntryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RecordEntryResponse__Output>): grpc.ClientUnaryCall;
  recordEntry(argument: _patchbay_registry_v1_RecordEntryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RecordEntryResponse__Output>): grpc.ClientUnaryCall;
  recordEntry(argument: _patchbay_registry_v1_RecordEntryRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RecordEntryResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Who did what. Entries are only ever added.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. On behalf of a
 * person it needs `audit.read`.
 */
export interface AuditHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Entries, the latest first.
   */
  ListEntries: grpc.handleUnaryCall<_patchbay_registry_v1_ListEntriesRequest__Output, _patchbay_registry_v1_ListEntriesResponse>;
  
  /**
   * Adds what happened in another of the platform's services, such as sign-ins.
   */
  RecordEntry: grpc.handleUnaryCall<_patchbay_registry_v1_RecordEntryRequest__Output, _patchbay_registry_v1_RecordEntryResponse>;
  
}

export interface AuditDefinition extends grpc.ServiceDefinition {
  ListEntries: MethodDefinition<_patchbay_registry_v1_ListEntriesRequest, _patchbay_registry_v1_ListEntriesResponse, _patchbay_registry_v1_ListEntriesRequest__Output, _patchbay_registry_v1_ListEntriesResponse__Output>
  RecordEntry: MethodDefinition<_patchbay_registry_v1_RecordEntryRequest, _patchbay_registry_v1_RecordEntryResponse, _patchbay_registry_v1_RecordEntryRequest__Output, _patchbay_registry_v1_RecordEntryResponse__Output>
}
