// Original file: patchbay/registry/v1/settings.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { SettingsDocument as _patchbay_registry_v1_SettingsDocument, SettingsDocument__Output as _patchbay_registry_v1_SettingsDocument__Output } from '../../../patchbay/registry/v1/SettingsDocument.ts';

export interface UpdateSettingsResponse {
  /**
   * In force in this scope, without secrets.
   */
  'settings'?: (_google_protobuf_Struct | null);
  'document'?: (_patchbay_registry_v1_SettingsDocument | null);
  /**
   * Why the plugin did not check the change; empty when it did, or has nothing to check.
   */
  'unchecked'?: (string);
  /**
   * The change waits for a restart of the plugin.
   */
  'restartRequired'?: (boolean);
  /**
   * Where each setting in force comes from, as in `GetSettingsResponse`.
   */
  'sources'?: ({[key: string]: string});
}

export interface UpdateSettingsResponse__Output {
  /**
   * In force in this scope, without secrets.
   */
  'settings': (_google_protobuf_Struct__Output | null);
  'document': (_patchbay_registry_v1_SettingsDocument__Output | null);
  /**
   * Why the plugin did not check the change; empty when it did, or has nothing to check.
   */
  'unchecked': (string);
  /**
   * The change waits for a restart of the plugin.
   */
  'restartRequired': (boolean);
  /**
   * Where each setting in force comes from, as in `GetSettingsResponse`.
   */
  'sources': ({[key: string]: string});
}
