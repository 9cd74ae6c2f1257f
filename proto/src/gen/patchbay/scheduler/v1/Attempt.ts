// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface Attempt {
  'attempt'?: (number);
  'instanceId'?: (string);
  'dispatchedAt'?: (_google_protobuf_Timestamp | null);
  'startedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Absent while it runs.
   */
  'endedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * `succeeded`, `failed`, `lost`, `handed-back`, `cancelled`, or `running`.
   */
  'outcome'?: (string);
  'error'?: (string);
}

export interface Attempt__Output {
  'attempt': (number);
  'instanceId': (string);
  'dispatchedAt': (_google_protobuf_Timestamp__Output | null);
  'startedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Absent while it runs.
   */
  'endedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * `succeeded`, `failed`, `lost`, `handed-back`, `cancelled`, or `running`.
   */
  'outcome': (string);
  'error': (string);
}
