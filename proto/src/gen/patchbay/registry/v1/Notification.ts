// Original file: patchbay/registry/v1/notifications.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface Notification {
  'id'?: (string);
  'plugin'?: (string);
  /**
   * Name of one of the plugin's `notificationTypes`.
   */
  'type'?: (string);
  'title'?: (string);
  'text'?: (string);
  /**
   * Path on this site; empty for none.
   */
  'link'?: (string);
  /**
   * Slug and title of the space it is about; empty for none.
   */
  'space'?: (string);
  'spaceTitle'?: (string);
  'at'?: (_google_protobuf_Timestamp | null);
  'read'?: (boolean);
}

export interface Notification__Output {
  'id': (string);
  'plugin': (string);
  /**
   * Name of one of the plugin's `notificationTypes`.
   */
  'type': (string);
  'title': (string);
  'text': (string);
  /**
   * Path on this site; empty for none.
   */
  'link': (string);
  /**
   * Slug and title of the space it is about; empty for none.
   */
  'space': (string);
  'spaceTitle': (string);
  'at': (_google_protobuf_Timestamp__Output | null);
  'read': (boolean);
}
