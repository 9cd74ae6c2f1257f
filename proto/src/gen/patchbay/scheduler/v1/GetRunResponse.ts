// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Run as _patchbay_scheduler_v1_Run, Run__Output as _patchbay_scheduler_v1_Run__Output } from '../../../patchbay/scheduler/v1/Run.ts';
import type { Attempt as _patchbay_scheduler_v1_Attempt, Attempt__Output as _patchbay_scheduler_v1_Attempt__Output } from '../../../patchbay/scheduler/v1/Attempt.ts';

export interface GetRunResponse {
  'run'?: (_patchbay_scheduler_v1_Run | null);
  /**
   * The oldest first; the last is the latest.
   */
  'attempts'?: (_patchbay_scheduler_v1_Attempt)[];
}

export interface GetRunResponse__Output {
  'run': (_patchbay_scheduler_v1_Run__Output | null);
  /**
   * The oldest first; the last is the latest.
   */
  'attempts': (_patchbay_scheduler_v1_Attempt__Output)[];
}
