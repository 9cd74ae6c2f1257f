// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface SettingsChanged {
  'settings'?: (_google_protobuf_Struct | null);
}

export interface SettingsChanged__Output {
  'settings': (_google_protobuf_Struct__Output | null);
}
