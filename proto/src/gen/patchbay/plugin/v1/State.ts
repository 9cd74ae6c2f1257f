// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * A state, and why. `reason` is stable and for programs, `message` one sentence, `hint` what to do.
 */
export interface State {
  'name'?: (string);
  'reason'?: (string);
  'message'?: (string);
  'hint'?: (string);
  'since'?: (_google_protobuf_Timestamp | null);
}

/**
 * A state, and why. `reason` is stable and for programs, `message` one sentence, `hint` what to do.
 */
export interface State__Output {
  'name': (string);
  'reason': (string);
  'message': (string);
  'hint': (string);
  'since': (_google_protobuf_Timestamp__Output | null);
}
