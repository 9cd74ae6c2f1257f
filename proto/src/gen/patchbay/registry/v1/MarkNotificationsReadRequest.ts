// Original file: patchbay/registry/v1/notifications.proto


export interface MarkNotificationsReadRequest {
  /**
   * Empty for all.
   */
  'ids'?: (string)[];
}

export interface MarkNotificationsReadRequest__Output {
  /**
   * Empty for all.
   */
  'ids': (string)[];
}
