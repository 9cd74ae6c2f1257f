// Original file: patchbay/registry/v1/spaces.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface SpaceMember {
  /**
   * Id of the user.
   */
  'userId'?: (string);
  'username'?: (string);
  'displayName'?: (string);
  /**
   * `member`, which all have; `team`, `admin`.
   */
  'roles'?: (string)[];
  'addedAt'?: (_google_protobuf_Timestamp | null);
}

export interface SpaceMember__Output {
  /**
   * Id of the user.
   */
  'userId': (string);
  'username': (string);
  'displayName': (string);
  /**
   * `member`, which all have; `team`, `admin`.
   */
  'roles': (string)[];
  'addedAt': (_google_protobuf_Timestamp__Output | null);
}
