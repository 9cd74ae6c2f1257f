// Original file: patchbay/registry/v1/admin.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface UpdateSettingsRequest {
  'slug'?: (string);
  /**
   * New values. A null resets that setting to its default.
   */
  'settings'?: (_google_protobuf_Struct | null);
}

export interface UpdateSettingsRequest__Output {
  'slug': (string);
  /**
   * New values. A null resets that setting to its default.
   */
  'settings': (_google_protobuf_Struct__Output | null);
}
