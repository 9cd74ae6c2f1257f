// Original file: patchbay/registry/v1/settings.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface ImportStateRequest {
  'state'?: (_google_protobuf_Struct | null);
  /**
   * Only say what would change.
   */
  'dryRun'?: (boolean);
}

export interface ImportStateRequest__Output {
  'state': (_google_protobuf_Struct__Output | null);
  /**
   * Only say what would change.
   */
  'dryRun': (boolean);
}
