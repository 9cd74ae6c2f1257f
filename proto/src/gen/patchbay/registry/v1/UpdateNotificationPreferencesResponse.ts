// Original file: patchbay/registry/v1/notifications.proto

import type { NotificationType as _patchbay_registry_v1_NotificationType, NotificationType__Output as _patchbay_registry_v1_NotificationType__Output } from '../../../patchbay/registry/v1/NotificationType.ts';

export interface UpdateNotificationPreferencesResponse {
  'types'?: (_patchbay_registry_v1_NotificationType)[];
}

export interface UpdateNotificationPreferencesResponse__Output {
  'types': (_patchbay_registry_v1_NotificationType__Output)[];
}
