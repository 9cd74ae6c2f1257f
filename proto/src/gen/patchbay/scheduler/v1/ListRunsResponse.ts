// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Run as _patchbay_scheduler_v1_Run, Run__Output as _patchbay_scheduler_v1_Run__Output } from '../../../patchbay/scheduler/v1/Run.ts';

export interface ListRunsResponse {
  'runs'?: (_patchbay_scheduler_v1_Run)[];
  'nextPageToken'?: (string);
}

export interface ListRunsResponse__Output {
  'runs': (_patchbay_scheduler_v1_Run__Output)[];
  'nextPageToken': (string);
}
