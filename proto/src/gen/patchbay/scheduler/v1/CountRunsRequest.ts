// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface CountRunsRequest {
  'plugin'?: (string);
  'task'?: (string);
  'since'?: (_google_protobuf_Timestamp | null);
}

export interface CountRunsRequest__Output {
  'plugin': (string);
  'task': (string);
  'since': (_google_protobuf_Timestamp__Output | null);
}
