// Original file: patchbay/registry/v1/notifications.proto


export interface MarkNotificationsReadResponse {
  'unread'?: (number);
}

export interface MarkNotificationsReadResponse__Output {
  'unread': (number);
}
