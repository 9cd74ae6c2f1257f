// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface CreateScheduleRequest {
  'plugin'?: (string);
  /**
   * As `scheduleRequest` of `proto/src/subjects.ts`: task, in | at | every | cron, params, …
   */
  'schedule'?: (_google_protobuf_Struct | null);
  'requestedBy'?: (string);
}

export interface CreateScheduleRequest__Output {
  'plugin': (string);
  /**
   * As `scheduleRequest` of `proto/src/subjects.ts`: task, in | at | every | cron, params, …
   */
  'schedule': (_google_protobuf_Struct__Output | null);
  'requestedBy': (string);
}
