// Original file: patchbay/registry/v1/spaces.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * Somebody did something: "alice activated Time Tracker".
 */
export interface Activity {
  'id'?: (string);
  /**
   * `user:<id>`, or `platform`.
   */
  'actor'?: (string);
  /**
   * Of a person who is known; else empty.
   */
  'actorName'?: (string);
  'verb'?: (string);
  'target'?: (string);
  /**
   * Path on this site; empty for none.
   */
  'link'?: (string);
  /**
   * The plugin that told it; empty for the platform.
   */
  'plugin'?: (string);
  'at'?: (_google_protobuf_Timestamp | null);
}

/**
 * Somebody did something: "alice activated Time Tracker".
 */
export interface Activity__Output {
  'id': (string);
  /**
   * `user:<id>`, or `platform`.
   */
  'actor': (string);
  /**
   * Of a person who is known; else empty.
   */
  'actorName': (string);
  'verb': (string);
  'target': (string);
  /**
   * Path on this site; empty for none.
   */
  'link': (string);
  /**
   * The plugin that told it; empty for the platform.
   */
  'plugin': (string);
  'at': (_google_protobuf_Timestamp__Output | null);
}
