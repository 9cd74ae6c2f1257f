import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { GetNotificationPreferencesRequest as _patchbay_registry_v1_GetNotificationPreferencesRequest, GetNotificationPreferencesRequest__Output as _patchbay_registry_v1_GetNotificationPreferencesRequest__Output } from './patchbay/registry/v1/GetNotificationPreferencesRequest.ts';
import type { GetNotificationPreferencesResponse as _patchbay_registry_v1_GetNotificationPreferencesResponse, GetNotificationPreferencesResponse__Output as _patchbay_registry_v1_GetNotificationPreferencesResponse__Output } from './patchbay/registry/v1/GetNotificationPreferencesResponse.ts';
import type { ListNotificationsRequest as _patchbay_registry_v1_ListNotificationsRequest, ListNotificationsRequest__Output as _patchbay_registry_v1_ListNotificationsRequest__Output } from './patchbay/registry/v1/ListNotificationsRequest.ts';
import type { ListNotificationsResponse as _patchbay_registry_v1_ListNotificationsResponse, ListNotificationsResponse__Output as _patchbay_registry_v1_ListNotificationsResponse__Output } from './patchbay/registry/v1/ListNotificationsResponse.ts';
import type { MarkNotificationsReadRequest as _patchbay_registry_v1_MarkNotificationsReadRequest, MarkNotificationsReadRequest__Output as _patchbay_registry_v1_MarkNotificationsReadRequest__Output } from './patchbay/registry/v1/MarkNotificationsReadRequest.ts';
import type { MarkNotificationsReadResponse as _patchbay_registry_v1_MarkNotificationsReadResponse, MarkNotificationsReadResponse__Output as _patchbay_registry_v1_MarkNotificationsReadResponse__Output } from './patchbay/registry/v1/MarkNotificationsReadResponse.ts';
import type { Notification as _patchbay_registry_v1_Notification, Notification__Output as _patchbay_registry_v1_Notification__Output } from './patchbay/registry/v1/Notification.ts';
import type { NotificationMedium as _patchbay_registry_v1_NotificationMedium, NotificationMedium__Output as _patchbay_registry_v1_NotificationMedium__Output } from './patchbay/registry/v1/NotificationMedium.ts';
import type { NotificationPreference as _patchbay_registry_v1_NotificationPreference, NotificationPreference__Output as _patchbay_registry_v1_NotificationPreference__Output } from './patchbay/registry/v1/NotificationPreference.ts';
import type { NotificationType as _patchbay_registry_v1_NotificationType, NotificationType__Output as _patchbay_registry_v1_NotificationType__Output } from './patchbay/registry/v1/NotificationType.ts';
import type { NotificationsClient as _patchbay_registry_v1_NotificationsClient, NotificationsDefinition as _patchbay_registry_v1_NotificationsDefinition } from './patchbay/registry/v1/Notifications.ts';
import type { UpdateNotificationPreferencesRequest as _patchbay_registry_v1_UpdateNotificationPreferencesRequest, UpdateNotificationPreferencesRequest__Output as _patchbay_registry_v1_UpdateNotificationPreferencesRequest__Output } from './patchbay/registry/v1/UpdateNotificationPreferencesRequest.ts';
import type { UpdateNotificationPreferencesResponse as _patchbay_registry_v1_UpdateNotificationPreferencesResponse, UpdateNotificationPreferencesResponse__Output as _patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output } from './patchbay/registry/v1/UpdateNotificationPreferencesResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
  patchbay: {
    registry: {
      v1: {
        GetNotificationPreferencesRequest: MessageTypeDefinition<_patchbay_registry_v1_GetNotificationPreferencesRequest, _patchbay_registry_v1_GetNotificationPreferencesRequest__Output>
        GetNotificationPreferencesResponse: MessageTypeDefinition<_patchbay_registry_v1_GetNotificationPreferencesResponse, _patchbay_registry_v1_GetNotificationPreferencesResponse__Output>
        ListNotificationsRequest: MessageTypeDefinition<_patchbay_registry_v1_ListNotificationsRequest, _patchbay_registry_v1_ListNotificationsRequest__Output>
        ListNotificationsResponse: MessageTypeDefinition<_patchbay_registry_v1_ListNotificationsResponse, _patchbay_registry_v1_ListNotificationsResponse__Output>
        MarkNotificationsReadRequest: MessageTypeDefinition<_patchbay_registry_v1_MarkNotificationsReadRequest, _patchbay_registry_v1_MarkNotificationsReadRequest__Output>
        MarkNotificationsReadResponse: MessageTypeDefinition<_patchbay_registry_v1_MarkNotificationsReadResponse, _patchbay_registry_v1_MarkNotificationsReadResponse__Output>
        Notification: MessageTypeDefinition<_patchbay_registry_v1_Notification, _patchbay_registry_v1_Notification__Output>
        NotificationMedium: MessageTypeDefinition<_patchbay_registry_v1_NotificationMedium, _patchbay_registry_v1_NotificationMedium__Output>
        NotificationPreference: MessageTypeDefinition<_patchbay_registry_v1_NotificationPreference, _patchbay_registry_v1_NotificationPreference__Output>
        NotificationType: MessageTypeDefinition<_patchbay_registry_v1_NotificationType, _patchbay_registry_v1_NotificationType__Output>
        /**
         * What a person was notified of, and how they want to be.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`, or an API token. Every call is
         * about the person on whose behalf it is made; INVALID_ARGUMENT without one.
         */
        Notifications: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_NotificationsClient> & { service: _patchbay_registry_v1_NotificationsDefinition }
        UpdateNotificationPreferencesRequest: MessageTypeDefinition<_patchbay_registry_v1_UpdateNotificationPreferencesRequest, _patchbay_registry_v1_UpdateNotificationPreferencesRequest__Output>
        UpdateNotificationPreferencesResponse: MessageTypeDefinition<_patchbay_registry_v1_UpdateNotificationPreferencesResponse, _patchbay_registry_v1_UpdateNotificationPreferencesResponse__Output>
      }
    }
  }
}

