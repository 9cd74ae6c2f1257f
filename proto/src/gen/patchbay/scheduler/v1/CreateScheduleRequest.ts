// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface CreateScheduleRequest {
  'plugin'?: (string);
  /**
   * `task`, and when: `in` seconds from now or `at` a moment, perhaps `every` so many seconds from then on;
   * or `cron` in `timezone`. Perhaps `until`, `params`, `priority`, `overlap`, `misfire`, `maxAttempts`,
   * `space` (id), `dedupeKey` and `ifExists` (`add`, `reschedule`, `skip`); what is left out is as the task
   * declares it.
   */
  'schedule'?: (_google_protobuf_Struct | null);
  'requestedBy'?: (string);
}

export interface CreateScheduleRequest__Output {
  'plugin': (string);
  /**
   * `task`, and when: `in` seconds from now or `at` a moment, perhaps `every` so many seconds from then on;
   * or `cron` in `timezone`. Perhaps `until`, `params`, `priority`, `overlap`, `misfire`, `maxAttempts`,
   * `space` (id), `dedupeKey` and `ifExists` (`add`, `reschedule`, `skip`); what is left out is as the task
   * declares it.
   */
  'schedule': (_google_protobuf_Struct__Output | null);
  'requestedBy': (string);
}
