// Original file: patchbay/registry/v1/admin.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Refusals of one address, slug and reason.
 */
export interface RefusedConnection {
  /**
   * The IP address it came from, as the registry sees it.
   */
  'address'?: (string);
  /**
   * The plugin it says it is; empty when it said none.
   */
  'slug'?: (string);
  /**
   * Whether its credential is, or was, of that plugin. Otherwise anybody may have said so.
   */
  'proven'?: (boolean);
  /**
   * Stable, for programs: `unauthenticated`, `invalid`, `forbidden`, `unreadable`, `timeout`.
   */
  'reason'?: (string);
  /**
   * What was wrong the last time, and what to do.
   */
  'message'?: (string);
  'firstSeenAt'?: (_google_protobuf_Timestamp | null);
  'lastSeenAt'?: (_google_protobuf_Timestamp | null);
  'times'?: (number | string | Long);
}

/**
 * Refusals of one address, slug and reason.
 */
export interface RefusedConnection__Output {
  /**
   * The IP address it came from, as the registry sees it.
   */
  'address': (string);
  /**
   * The plugin it says it is; empty when it said none.
   */
  'slug': (string);
  /**
   * Whether its credential is, or was, of that plugin. Otherwise anybody may have said so.
   */
  'proven': (boolean);
  /**
   * Stable, for programs: `unauthenticated`, `invalid`, `forbidden`, `unreadable`, `timeout`.
   */
  'reason': (string);
  /**
   * What was wrong the last time, and what to do.
   */
  'message': (string);
  'firstSeenAt': (_google_protobuf_Timestamp__Output | null);
  'lastSeenAt': (_google_protobuf_Timestamp__Output | null);
  'times': (number);
}
