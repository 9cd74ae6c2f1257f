// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface RunNowRequest {
  'scheduleId'?: (string);
  /**
   * Who asked, for the history.
   */
  'requestedBy'?: (string);
  /**
   * In place of the schedule's own, for this run only.
   */
  'params'?: (_google_protobuf_Struct | null);
}

export interface RunNowRequest__Output {
  'scheduleId': (string);
  /**
   * Who asked, for the history.
   */
  'requestedBy': (string);
  /**
   * In place of the schedule's own, for this run only.
   */
  'params': (_google_protobuf_Struct__Output | null);
}
