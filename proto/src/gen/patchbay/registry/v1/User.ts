// Original file: patchbay/registry/v1/people.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface User {
  'id'?: (string);
  'username'?: (string);
  'displayName'?: (string);
  /**
   * Empty when not known.
   */
  'email'?: (string);
  'superuser'?: (boolean);
  'disabled'?: (boolean);
  /**
   * Names of the roles granted to this user, not by a group; without `member`, which everybody has.
   */
  'roles'?: (string)[];
  /**
   * Ids of the groups.
   */
  'groups'?: (string)[];
  'createdAt'?: (_google_protobuf_Timestamp | null);
}

export interface User__Output {
  'id': (string);
  'username': (string);
  'displayName': (string);
  /**
   * Empty when not known.
   */
  'email': (string);
  'superuser': (boolean);
  'disabled': (boolean);
  /**
   * Names of the roles granted to this user, not by a group; without `member`, which everybody has.
   */
  'roles': (string)[];
  /**
   * Ids of the groups.
   */
  'groups': (string)[];
  'createdAt': (_google_protobuf_Timestamp__Output | null);
}
