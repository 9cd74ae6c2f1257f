// Original file: patchbay/gateway/v1/plugin_health.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface SkippedContribution {
  'contribution'?: (string);
  'point'?: (string);
  'reason'?: (string);
  'at'?: (_google_protobuf_Timestamp | null);
  /**
   * How often for that reason.
   */
  'times'?: (number);
}

export interface SkippedContribution__Output {
  'contribution': (string);
  'point': (string);
  'reason': (string);
  'at': (_google_protobuf_Timestamp__Output | null);
  /**
   * How often for that reason.
   */
  'times': (number);
}
