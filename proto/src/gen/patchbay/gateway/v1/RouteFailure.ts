// Original file: patchbay/gateway/v1/plugin_health.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface RouteFailure {
  /**
   * Id of the instance, which may be gone.
   */
  'instance'?: (string);
  'reason'?: (string);
  'at'?: (_google_protobuf_Timestamp | null);
}

export interface RouteFailure__Output {
  /**
   * Id of the instance, which may be gone.
   */
  'instance': (string);
  'reason': (string);
  'at': (_google_protobuf_Timestamp__Output | null);
}
