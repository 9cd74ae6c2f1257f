// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface LogLine {
  'attempt'?: (number);
  'at'?: (_google_protobuf_Timestamp | null);
  /**
   * `debug`, `info`, `warn` or `error`.
   */
  'level'?: (string);
  'text'?: (string);
}

export interface LogLine__Output {
  'attempt': (number);
  'at': (_google_protobuf_Timestamp__Output | null);
  /**
   * `debug`, `info`, `warn` or `error`.
   */
  'level': (string);
  'text': (string);
}
