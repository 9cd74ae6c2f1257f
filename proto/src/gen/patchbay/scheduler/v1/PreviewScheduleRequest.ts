// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface PreviewScheduleRequest {
  /**
   * A schedule; or a timing: a cron expression, or seconds between moments.
   */
  'scheduleId'?: (string);
  'cron'?: (string);
  /**
   * UTC when empty.
   */
  'timezone'?: (string);
  'repeatSeconds'?: (number | string);
  /**
   * 0 means 5; the largest is 100.
   */
  'count'?: (number);
  /**
   * Moments after this; now when absent.
   */
  'after'?: (_google_protobuf_Timestamp | null);
}

export interface PreviewScheduleRequest__Output {
  /**
   * A schedule; or a timing: a cron expression, or seconds between moments.
   */
  'scheduleId': (string);
  'cron': (string);
  /**
   * UTC when empty.
   */
  'timezone': (string);
  'repeatSeconds': (number);
  /**
   * 0 means 5; the largest is 100.
   */
  'count': (number);
  /**
   * Moments after this; now when absent.
   */
  'after': (_google_protobuf_Timestamp__Output | null);
}
