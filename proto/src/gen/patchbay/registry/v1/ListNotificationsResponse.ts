// Original file: patchbay/registry/v1/notifications.proto

import type { Notification as _patchbay_registry_v1_Notification, Notification__Output as _patchbay_registry_v1_Notification__Output } from '../../../patchbay/registry/v1/Notification.ts';

export interface ListNotificationsResponse {
  'notifications'?: (_patchbay_registry_v1_Notification)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
  /**
   * How many there are that were not read, on all pages.
   */
  'unread'?: (number);
}

export interface ListNotificationsResponse__Output {
  'notifications': (_patchbay_registry_v1_Notification__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
  /**
   * How many there are that were not read, on all pages.
   */
  'unread': (number);
}
