// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Schedule as _patchbay_scheduler_v1_Schedule, Schedule__Output as _patchbay_scheduler_v1_Schedule__Output } from '../../../patchbay/scheduler/v1/Schedule.ts';

export interface ListSchedulesResponse {
  'schedules'?: (_patchbay_scheduler_v1_Schedule)[];
  'nextPageToken'?: (string);
}

export interface ListSchedulesResponse__Output {
  'schedules': (_patchbay_scheduler_v1_Schedule__Output)[];
  'nextPageToken': (string);
}
