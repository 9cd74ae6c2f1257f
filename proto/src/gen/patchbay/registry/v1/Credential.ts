// Original file: patchbay/registry/v1/admin.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface Credential {
  'id'?: (string);
  'slug'?: (string);
  'createdAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Absent until first used.
   */
  'lastUsedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Absent while it is valid.
   */
  'revokedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * The platform's own deployment made it, for a plugin that comes with the platform.
   */
  'bundled'?: (boolean);
}

export interface Credential__Output {
  'id': (string);
  'slug': (string);
  'createdAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Absent until first used.
   */
  'lastUsedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Absent while it is valid.
   */
  'revokedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * The platform's own deployment made it, for a plugin that comes with the platform.
   */
  'bundled': (boolean);
}
