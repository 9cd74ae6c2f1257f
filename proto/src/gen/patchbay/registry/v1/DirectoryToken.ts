// Original file: patchbay/registry/v1/directory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * An API token of a user, or the credential of a plugin; only those that are not revoked.
 */
export interface DirectoryToken {
  'id'?: (string);
  /**
   * SHA-256 of its secret.
   */
  'secretHash'?: (Buffer | Uint8Array | string);
  /**
   * Whose it is: one of both.
   */
  'userId'?: (string);
  'plugin'?: (string);
  /**
   * Of an API token: names of permissions, or `*`.
   */
  'scopes'?: (string)[];
  /**
   * Absent when it does not expire.
   */
  'expiresAt'?: (_google_protobuf_Timestamp | null);
}

/**
 * An API token of a user, or the credential of a plugin; only those that are not revoked.
 */
export interface DirectoryToken__Output {
  'id': (string);
  /**
   * SHA-256 of its secret.
   */
  'secretHash': (Buffer);
  /**
   * Whose it is: one of both.
   */
  'userId': (string);
  'plugin': (string);
  /**
   * Of an API token: names of permissions, or `*`.
   */
  'scopes': (string)[];
  /**
   * Absent when it does not expire.
   */
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
}
