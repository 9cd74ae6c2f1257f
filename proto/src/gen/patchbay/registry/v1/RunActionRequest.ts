// Original file: patchbay/registry/v1/settings.proto

import type { SettingsScope as _patchbay_registry_v1_SettingsScope, SettingsScope__Output as _patchbay_registry_v1_SettingsScope__Output } from '../../../patchbay/registry/v1/SettingsScope.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface RunActionRequest {
  'slug'?: (string);
  'scope'?: (_patchbay_registry_v1_SettingsScope | null);
  'action'?: (string);
  /**
   * Values that are not stored yet, to try them out.
   */
  'settings'?: (_google_protobuf_Struct | null);
}

export interface RunActionRequest__Output {
  'slug': (string);
  'scope': (_patchbay_registry_v1_SettingsScope__Output | null);
  'action': (string);
  /**
   * Values that are not stored yet, to try them out.
   */
  'settings': (_google_protobuf_Struct__Output | null);
}
