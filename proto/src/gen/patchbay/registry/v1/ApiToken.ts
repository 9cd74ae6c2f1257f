// Original file: patchbay/registry/v1/tokens.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface ApiToken {
  'id'?: (string);
  'userId'?: (string);
  'name'?: (string);
  /**
   * Names of permissions, or `*` for all that its owner may do.
   */
  'scopes'?: (string)[];
  'createdAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Absent when it does not expire.
   */
  'expiresAt'?: (_google_protobuf_Timestamp | null);
  /**
   * To the minute; absent until first used.
   */
  'lastUsedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Absent while it is valid.
   */
  'revokedAt'?: (_google_protobuf_Timestamp | null);
}

export interface ApiToken__Output {
  'id': (string);
  'userId': (string);
  'name': (string);
  /**
   * Names of permissions, or `*` for all that its owner may do.
   */
  'scopes': (string)[];
  'createdAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Absent when it does not expire.
   */
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * To the minute; absent until first used.
   */
  'lastUsedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Absent while it is valid.
   */
  'revokedAt': (_google_protobuf_Timestamp__Output | null);
}
