// Original file: patchbay/registry/v1/audit.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface RecordEntryRequest {
  /**
   * `platform` or `user:<id>`.
   */
  'actor'?: (string);
  'action'?: (string);
  'target'?: (string);
  'after'?: (_google_protobuf_Struct | null);
}

export interface RecordEntryRequest__Output {
  /**
   * `platform` or `user:<id>`.
   */
  'actor': (string);
  'action': (string);
  'target': (string);
  'after': (_google_protobuf_Struct__Output | null);
}
