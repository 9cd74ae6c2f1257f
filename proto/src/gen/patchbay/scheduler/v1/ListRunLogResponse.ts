// Original file: patchbay/scheduler/v1/scheduler.proto

import type { LogLine as _patchbay_scheduler_v1_LogLine, LogLine__Output as _patchbay_scheduler_v1_LogLine__Output } from '../../../patchbay/scheduler/v1/LogLine.ts';

export interface ListRunLogResponse {
  'lines'?: (_patchbay_scheduler_v1_LogLine)[];
  'nextPageToken'?: (string);
}

export interface ListRunLogResponse__Output {
  'lines': (_patchbay_scheduler_v1_LogLine__Output)[];
  'nextPageToken': (string);
}
