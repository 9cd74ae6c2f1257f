// Original file: patchbay/registry/v1/notifications.proto

import type { NotificationPreference as _patchbay_registry_v1_NotificationPreference, NotificationPreference__Output as _patchbay_registry_v1_NotificationPreference__Output } from '../../../patchbay/registry/v1/NotificationPreference.ts';

export interface UpdateNotificationPreferencesRequest {
  'preferences'?: (_patchbay_registry_v1_NotificationPreference)[];
}

export interface UpdateNotificationPreferencesRequest__Output {
  'preferences': (_patchbay_registry_v1_NotificationPreference__Output)[];
}
