// Original file: patchbay/registry/v1/notifications.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetNotificationPreferencesRequest as _patchbay_registry_v1_GetNotificationPreferencesRequest, GetNotificationPreferencesRequest__Output as _patchbay_registry_v1_GetNotificationPreferencesRequest__Output } from '../../../patchbay/registry/v1/GetNotificationPreferencesRequest.ts';
import type { GetNotificationPreferencesResponse as _patchbay_registry_v1_GetNotificationPreferencesResponse, GetNotificationPreferencesResponse__Output as _patchbay_registry_v1_GetNotificationPreferencesResponse__Output } from '../../../patchbay/registry/v1/GetNotificationPreferencesResponse.ts';
import type { ListNotificationsRequest as _patchbay_registry_v1_ListNotificationsRequest, ListNotificationsRequest__Output as _patchbay_registry_v1_ListNotificationsRequest__Output } from '../../../patchbay/registry/v1/ListNotificationsRequest.ts';
import type { ListNotificationsResponse as _patchbay_registry_v1_ListNotificationsResponse, ListNotificationsResponse__Output as _patchbay_registry_v1_ListNotificationsResponse__Output } from '../../../patchbay/registry/v1/ListNotificationsResponse.ts';
import type { MarkNotificationsReadRequest as _patchbay_registry_v1_MarkNotificationsReadRequest, MarkNotificationsReadRequest__Output as _patchbay_registry_v1_MarkNotificationsReadRequest__Output } from '../../../patchbay/registry/v1/MarkNotificationsReadRequest.ts';
import type { MarkNotificationsReadResponse as _patchbay_registry_v1_MarkNotificationsReadResponse, MarkNotificationsReadResponse__Output as _patchbay_registry_v1_MarkNotificationsReadResponse__Output } from '../../../patchbay/registry/v1/MarkNotificationsReadResponse.ts';
import type { UpdateNotificationPreferencesRequest as _patchbay_registry_v1_UpdateNotificationPreferencesRequest, UpdateNotificationPreferencesRequest__Output as _patchbay_registry_v1_UpdateNotificationPreferencesRequest__Output } from '../../../patchbay/registry/v1/UpdateNotificationPreferencesRequest.ts';
import type { UpdateNotificationPreferencesResponse as _patchbay_registry_v1_UpdateNotificationPreferencesResponse, UpdateNotificationPreferencesResponse__Output as _patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output } from '../../../patchbay/registry/v1/UpdateNotificationPreferencesResponse.ts';

/**
 * What a person was notified of, and how they want to be.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. Every call is
 * about the person on whose behalf it is made; INVALID_ARGUMENT without one.
 */
export interface NotificationsClient extends grpc.Client {
  /**
   * Every type that an installed plugin declares, and every medium, with what was chosen.
   */
  GetNotificationPreferences(argument: _patchbay_registry_v1_GetNotificationPreferencesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  GetNotificationPreferences(argument: _patchbay_registry_v1_GetNotificationPreferencesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  GetNotificationPreferences(argument: _patchbay_registry_v1_GetNotificationPreferencesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  GetNotificationPreferences(argument: _patchbay_registry_v1_GetNotificationPreferencesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Every type that an installed plugin declares, and every medium, with what was chosen.
   */
  getNotificationPreferences(argument: _patchbay_registry_v1_GetNotificationPreferencesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  getNotificationPreferences(argument: _patchbay_registry_v1_GetNotificationPreferencesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  getNotificationPreferences(argument: _patchbay_registry_v1_GetNotificationPreferencesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  getNotificationPreferences(argument: _patchbay_registry_v1_GetNotificationPreferencesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The latest first.
   */
  ListNotifications(argument: _patchbay_registry_v1_ListNotificationsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListNotificationsResponse__Output>): grpc.ClientUnaryCall;
  ListNotifications(argument: _patchbay_registry_v1_ListNotificationsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListNotificationsResponse__Output>): grpc.ClientUnaryCall;
  ListNotifications(argument: _patchbay_registry_v1_ListNotificationsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListNotificationsResponse__Output>): grpc.ClientUnaryCall;
  ListNotifications(argument: _patchbay_registry_v1_ListNotificationsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListNotificationsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The latest first.
   */
  listNotifications(argument: _patchbay_registry_v1_ListNotificationsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListNotificationsResponse__Output>): grpc.ClientUnaryCall;
  listNotifications(argument: _patchbay_registry_v1_ListNotificationsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListNotificationsResponse__Output>): grpc.ClientUnaryCall;
  listNotifications(argument: _patchbay_registry_v1_ListNotificationsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListNotificationsResponse__Output>): grpc.ClientUnaryCall;
  listNotifications(argument: _patchbay_registry_v1_ListNotificationsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListNotificationsResponse__Output>): grpc.ClientUnaryCall;
  
  MarkNotificationsRead(argument: _patchbay_registry_v1_MarkNotificationsReadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_MarkNotificationsReadResponse__Output>): grpc.ClientUnaryCall;
  MarkNotificationsRead(argument: _patchbay_registry_v1_MarkNotificationsReadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_MarkNotificationsReadResponse__Output>): grpc.ClientUnaryCall;
  MarkNotificationsRead(argument: _patchbay_registry_v1_MarkNotificationsReadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_MarkNotificationsReadResponse__Output>): grpc.ClientUnaryCall;
  MarkNotificationsRead(argument: _patchbay_registry_v1_MarkNotificationsReadRequest, callback: grpc.requestCallback<_patchbay_registry_v1_MarkNotificationsReadResponse__Output>): grpc.ClientUnaryCall;
  markNotificationsRead(argument: _patchbay_registry_v1_MarkNotificationsReadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_MarkNotificationsReadResponse__Output>): grpc.ClientUnaryCall;
  markNotificationsRead(argument: _patchbay_registry_v1_MarkNotificationsReadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_MarkNotificationsReadResponse__Output>): grpc.ClientUnaryCall;
  markNotificationsRead(argument: _patchbay_registry_v1_MarkNotificationsReadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_MarkNotificationsReadResponse__Output>): grpc.ClientUnaryCall;
  markNotificationsRead(argument: _patchbay_registry_v1_MarkNotificationsReadRequest, callback: grpc.requestCallback<_patchbay_registry_v1_MarkNotificationsReadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Changes those that are given and leaves the others.
   */
  UpdateNotificationPreferences(argument: _patchbay_registry_v1_UpdateNotificationPreferencesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  UpdateNotificationPreferences(argument: _patchbay_registry_v1_UpdateNotificationPreferencesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  UpdateNotificationPreferences(argument: _patchbay_registry_v1_UpdateNotificationPreferencesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  UpdateNotificationPreferences(argument: _patchbay_registry_v1_UpdateNotificationPreferencesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Changes those that are given and leaves the others.
   */
  updateNotificationPreferences(argument: _patchbay_registry_v1_UpdateNotificationPreferencesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  updateNotificationPreferences(argument: _patchbay_registry_v1_UpdateNotificationPreferencesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  updateNotificationPreferences(argument: _patchbay_registry_v1_UpdateNotificationPreferencesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  updateNotificationPreferences(argument: _patchbay_registry_v1_UpdateNotificationPreferencesRequest, callback: grpc.requestCallback<_patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What a person was notified of, and how they want to be.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. Every call is
 * about the person on whose behalf it is made; INVALID_ARGUMENT without one.
 */
export interface NotificationsHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Every type that an installed plugin declares, and every medium, with what was chosen.
   */
  GetNotificationPreferences: grpc.handleUnaryCall<_patchbay_registry_v1_GetNotificationPreferencesRequest__Output, _patchbay_registry_v1_GetNotificationPreferencesResponse>;
  
  /**
   * The latest first.
   */
  ListNotifications: grpc.handleUnaryCall<_patchbay_registry_v1_ListNotificationsRequest__Output, _patchbay_registry_v1_ListNotificationsResponse>;
  
  MarkNotificationsRead: grpc.handleUnaryCall<_patchbay_registry_v1_MarkNotificationsReadRequest__Output, _patchbay_registry_v1_MarkNotificationsReadResponse>;
  
  /**
   * Changes those that are given and leaves the others.
   */
  UpdateNotificationPreferences: grpc.handleUnaryCall<_patchbay_registry_v1_UpdateNotificationPreferencesRequest__Output, _patchbay_registry_v1_UpdateNotificationPreferencesResponse>;
  
}

export interface NotificationsDefinition extends grpc.ServiceDefinition {
  GetNotificationPreferences: MethodDefinition<_patchbay_registry_v1_GetNotificationPreferencesRequest, _patchbay_registry_v1_GetNotificationPreferencesResponse, _patchbay_registry_v1_GetNotificationPreferencesRequest__Output, _patchbay_registry_v1_GetNotificationPreferencesResponse__Output>
  ListNotifications: MethodDefinition<_patchbay_registry_v1_ListNotificationsRequest, _patchbay_registry_v1_ListNotificationsResponse, _patchbay_registry_v1_ListNotificationsRequest__Output, _patchbay_registry_v1_ListNotificationsResponse__Output>
  MarkNotificationsRead: MethodDefinition<_patchbay_registry_v1_MarkNotificationsReadRequest, _patchbay_registry_v1_MarkNotificationsReadResponse, _patchbay_registry_v1_MarkNotificationsReadRequest__Output, _patchbay_registry_v1_MarkNotificationsReadResponse__Output>
  UpdateNotificationPreferences: MethodDefinition<_patchbay_registry_v1_UpdateNotificationPreferencesRequest, _patchbay_registry_v1_UpdateNotificationPreferencesResponse, _patchbay_registry_v1_UpdateNotificationPreferencesRequest__Output, _patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>
}
