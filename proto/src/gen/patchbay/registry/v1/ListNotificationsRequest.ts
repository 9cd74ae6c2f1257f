// Original file: patchbay/registry/v1/notifications.proto


export interface ListNotificationsRequest {
  /**
   * At most this many; 0 means 20. The largest is 100.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
}

export interface ListNotificationsRequest__Output {
  /**
   * At most this many; 0 means 20. The largest is 100.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
}
