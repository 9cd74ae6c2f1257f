// Original file: patchbay/registry/v1/spaces.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface Space {
  'id'?: (string);
  /**
   * Unique, part of URLs, never changed.
   */
  'slug'?: (string);
  'title'?: (string);
  /**
   * Archived by itself at this moment; absent for never.
   */
  'expiresAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Absent while it is not archived.
   */
  'archivedAt'?: (_google_protobuf_Timestamp | null);
  'createdAt'?: (_google_protobuf_Timestamp | null);
  /**
   * `user:<id>`, or `platform`.
   */
  'createdBy'?: (string);
  /**
   * How many people are in it.
   */
  'members'?: (number);
  /**
   * What the caller is there: `member`, `team`, `admin`; empty for somebody from outside.
   */
  'roles'?: (string)[];
  /**
   * Whether the caller may change it.
   */
  'manageable'?: (boolean);
}

export interface Space__Output {
  'id': (string);
  /**
   * Unique, part of URLs, never changed.
   */
  'slug': (string);
  'title': (string);
  /**
   * Archived by itself at this moment; absent for never.
   */
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Absent while it is not archived.
   */
  'archivedAt': (_google_protobuf_Timestamp__Output | null);
  'createdAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * `user:<id>`, or `platform`.
   */
  'createdBy': (string);
  /**
   * How many people are in it.
   */
  'members': (number);
  /**
   * What the caller is there: `member`, `team`, `admin`; empty for somebody from outside.
   */
  'roles': (string)[];
  /**
   * Whether the caller may change it.
   */
  'manageable': (boolean);
}
