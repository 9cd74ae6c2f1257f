// Original file: patchbay/registry/v1/catalog.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface Crash {
  /**
   * The error that its process told: its message and the first lines of its stack. Empty when it told none.
   */
  'error'?: (string);
  'at'?: (_google_protobuf_Timestamp | null);
}

export interface Crash__Output {
  /**
   * The error that its process told: its message and the first lines of its stack. Empty when it told none.
   */
  'error': (string);
  'at': (_google_protobuf_Timestamp__Output | null);
}
