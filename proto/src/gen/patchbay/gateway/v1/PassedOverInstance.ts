// Original file: patchbay/gateway/v1/plugin_health.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface PassedOverInstance {
  /**
   * Its id.
   */
  'instance'?: (string);
  /**
   * `failing`: it did not answer `failures` times in a row; `busy`: `waiting` requests wait for its answer,
   * and it gets no more.
   */
  'reason'?: (string);
  'failures'?: (number);
  /**
   * Of one that is failing.
   */
  'until'?: (_google_protobuf_Timestamp | null);
  'waiting'?: (number);
}

export interface PassedOverInstance__Output {
  /**
   * Its id.
   */
  'instance': (string);
  /**
   * `failing`: it did not answer `failures` times in a row; `busy`: `waiting` requests wait for its answer,
   * and it gets no more.
   */
  'reason': (string);
  'failures': (number);
  /**
   * Of one that is failing.
   */
  'until': (_google_protobuf_Timestamp__Output | null);
  'waiting': (number);
}
