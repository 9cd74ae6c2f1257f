// Original file: patchbay/registry/v1/admin.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface UpdateSettingsResponse {
  'settings'?: (_google_protobuf_Struct | null);
}

export interface UpdateSettingsResponse__Output {
  'settings': (_google_protobuf_Struct__Output | null);
}
