// Original file: patchbay/registry/v1/notifications.proto


export interface NotificationType {
  'plugin'?: (string);
  'pluginTitle'?: (string);
  'name'?: (string);
  'title'?: (string);
  'description'?: (string);
  /**
   * Names of the media by which this person is told.
   */
  'media'?: (string)[];
}

export interface NotificationType__Output {
  'plugin': (string);
  'pluginTitle': (string);
  'name': (string);
  'title': (string);
  'description': (string);
  /**
   * Names of the media by which this person is told.
   */
  'media': (string)[];
}
