// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Run as _patchbay_scheduler_v1_Run, Run__Output as _patchbay_scheduler_v1_Run__Output } from '../../../patchbay/scheduler/v1/Run.ts';

export interface RunNowResponse {
  'run'?: (_patchbay_scheduler_v1_Run | null);
}

export interface RunNowResponse__Output {
  'run': (_patchbay_scheduler_v1_Run__Output | null);
}
