// Original file: patchbay/registry/v1/notifications.proto

import type { NotificationMedium as _patchbay_registry_v1_NotificationMedium, NotificationMedium__Output as _patchbay_registry_v1_NotificationMedium__Output } from '../../../patchbay/registry/v1/NotificationMedium.ts';
import type { NotificationType as _patchbay_registry_v1_NotificationType, NotificationType__Output as _patchbay_registry_v1_NotificationType__Output } from '../../../patchbay/registry/v1/NotificationType.ts';

export interface GetNotificationPreferencesResponse {
  'media'?: (_patchbay_registry_v1_NotificationMedium)[];
  'types'?: (_patchbay_registry_v1_NotificationType)[];
}

export interface GetNotificationPreferencesResponse__Output {
  'media': (_patchbay_registry_v1_NotificationMedium__Output)[];
  'types': (_patchbay_registry_v1_NotificationType__Output)[];
}
