// Original file: patchbay/registry/v1/tokens.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface CreateTokenRequest {
  /**
   * What it is for, for its owner to remember.
   */
  'name'?: (string);
  /**
   * At least one.
   */
  'scopes'?: (string)[];
  /**
   * Absent for one that does not expire.
   */
  'expiresAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Whose it is; empty for whoever asks.
   */
  'userId'?: (string);
}

export interface CreateTokenRequest__Output {
  /**
   * What it is for, for its owner to remember.
   */
  'name': (string);
  /**
   * At least one.
   */
  'scopes': (string)[];
  /**
   * Absent for one that does not expire.
   */
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Whose it is; empty for whoever asks.
   */
  'userId': (string);
}
