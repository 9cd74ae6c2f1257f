// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface PreviewScheduleResponse {
  'moments'?: (_google_protobuf_Timestamp)[];
}

export interface PreviewScheduleResponse__Output {
  'moments': (_google_protobuf_Timestamp__Output)[];
}
