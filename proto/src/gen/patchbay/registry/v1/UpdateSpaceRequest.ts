// Original file: patchbay/registry/v1/spaces.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface UpdateSpaceRequest {
  'slug'?: (string);
  /**
   * Absent: as it is.
   */
  'title'?: (string);
  /**
   * Absent: as it is.
   */
  'expiresAt'?: (_google_protobuf_Timestamp | null);
  /**
   * It never expires from now on.
   */
  'clearExpiry'?: (boolean);
  '_title'?: "title";
}

export interface UpdateSpaceRequest__Output {
  'slug': (string);
  /**
   * Absent: as it is.
   */
  'title'?: (string);
  /**
   * Absent: as it is.
   */
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * It never expires from now on.
   */
  'clearExpiry': (boolean);
  '_title'?: "title";
}
