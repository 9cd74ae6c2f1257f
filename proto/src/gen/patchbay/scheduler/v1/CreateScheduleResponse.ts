// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Schedule as _patchbay_scheduler_v1_Schedule, Schedule__Output as _patchbay_scheduler_v1_Schedule__Output } from '../../../patchbay/scheduler/v1/Schedule.ts';

export interface CreateScheduleResponse {
  'schedule'?: (_patchbay_scheduler_v1_Schedule | null);
  /**
   * Whether it is new; else it was there, rescheduled or left alone as `ifExists` says.
   */
  'created'?: (boolean);
}

export interface CreateScheduleResponse__Output {
  'schedule': (_patchbay_scheduler_v1_Schedule__Output | null);
  /**
   * Whether it is new; else it was there, rescheduled or left alone as `ifExists` says.
   */
  'created': (boolean);
}
