// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * Rights on this plugin's own subjects only.
 */
export interface NatsCredentials {
  'servers'?: (string)[];
  /**
   * User JWT and its seed; empty where NATS runs without authentication.
   */
  'jwt'?: (string);
  'seed'?: (string);
  /**
   * Prefix of the inboxes this plugin may subscribe to.
   */
  'inboxPrefix'?: (string);
  'expiresAt'?: (_google_protobuf_Timestamp | null);
}

/**
 * Rights on this plugin's own subjects only.
 */
export interface NatsCredentials__Output {
  'servers': (string)[];
  /**
   * User JWT and its seed; empty where NATS runs without authentication.
   */
  'jwt': (string);
  'seed': (string);
  /**
   * Prefix of the inboxes this plugin may subscribe to.
   */
  'inboxPrefix': (string);
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
}
