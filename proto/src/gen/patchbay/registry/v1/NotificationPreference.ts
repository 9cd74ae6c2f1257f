// Original file: patchbay/registry/v1/notifications.proto


export interface NotificationPreference {
  'plugin'?: (string);
  'type'?: (string);
  'medium'?: (string);
  'wanted'?: (boolean);
}

export interface NotificationPreference__Output {
  'plugin': (string);
  'type': (string);
  'medium': (string);
  'wanted': (boolean);
}
