// Original file: patchbay/registry/v1/spaces.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface CreateSpaceRequest {
  'title'?: (string);
  'expiresAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Ids of users who are its first admins, besides whoever makes it.
   */
  'admins'?: (string)[];
}

export interface CreateSpaceRequest__Output {
  'title': (string);
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Ids of users who are its first admins, besides whoever makes it.
   */
  'admins': (string)[];
}
