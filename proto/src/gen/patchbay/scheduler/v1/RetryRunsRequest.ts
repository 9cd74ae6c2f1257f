// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface RetryRunsRequest {
  /**
   * Empty for those of every plugin and task.
   */
  'plugin'?: (string);
  'task'?: (string);
  'since'?: (_google_protobuf_Timestamp | null);
  'until'?: (_google_protobuf_Timestamp | null);
  /**
   * 0 means 1000, which is also the most.
   */
  'limit'?: (number);
  'requestedBy'?: (string);
}

export interface RetryRunsRequest__Output {
  /**
   * Empty for those of every plugin and task.
   */
  'plugin': (string);
  'task': (string);
  'since': (_google_protobuf_Timestamp__Output | null);
  'until': (_google_protobuf_Timestamp__Output | null);
  /**
   * 0 means 1000, which is also the most.
   */
  'limit': (number);
  'requestedBy': (string);
}
