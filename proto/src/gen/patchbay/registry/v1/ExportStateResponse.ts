// Original file: patchbay/registry/v1/settings.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface ExportStateResponse {
  'state'?: (_google_protobuf_Struct | null);
}

export interface ExportStateResponse__Output {
  'state': (_google_protobuf_Struct__Output | null);
}
