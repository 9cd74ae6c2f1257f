// Original file: patchbay/registry/v1/notifications.proto


/**
 * A way to reach people: `inbox`, or a contribution to the point `notifications.sender`.
 */
export interface NotificationMedium {
  /**
   * `inbox`, or `<plugin>/<contribution>`.
   */
  'name'?: (string);
  'title'?: (string);
}

/**
 * A way to reach people: `inbox`, or a contribution to the point `notifications.sender`.
 */
export interface NotificationMedium__Output {
  /**
   * `inbox`, or `<plugin>/<contribution>`.
   */
  'name': (string);
  'title': (string);
}
