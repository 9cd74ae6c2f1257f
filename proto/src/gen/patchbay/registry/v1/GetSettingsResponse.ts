// Original file: patchbay/registry/v1/settings.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { SettingsDocument as _patchbay_registry_v1_SettingsDocument, SettingsDocument__Output as _patchbay_registry_v1_SettingsDocument__Output } from '../../../patchbay/registry/v1/SettingsDocument.ts';

export interface GetSettingsResponse {
  /**
   * In force in this scope, without secrets.
   */
  'settings'?: (_google_protobuf_Struct | null);
  /**
   * JSON Schema of the scope's settings, from the active release; empty when there are none.
   */
  'schema'?: (_google_protobuf_Struct | null);
  'document'?: (_patchbay_registry_v1_SettingsDocument | null);
  /**
   * Where each setting in force comes from: `user`, `space`, `site` or `default`. Secrets are among
   * them when they are set.
   */
  'sources'?: ({[key: string]: string});
  /**
   * Settings that are required, have no default and are not set.
   */
  'missing'?: (string)[];
  /**
   * A change waits for a restart of the plugin.
   */
  'restartRequired'?: (boolean);
}

export interface GetSettingsResponse__Output {
  /**
   * In force in this scope, without secrets.
   */
  'settings': (_google_protobuf_Struct__Output | null);
  /**
   * JSON Schema of the scope's settings, from the active release; empty when there are none.
   */
  'schema': (_google_protobuf_Struct__Output | null);
  'document': (_patchbay_registry_v1_SettingsDocument__Output | null);
  /**
   * Where each setting in force comes from: `user`, `space`, `site` or `default`. Secrets are among
   * them when they are set.
   */
  'sources': ({[key: string]: string});
  /**
   * Settings that are required, have no default and are not set.
   */
  'missing': (string)[];
  /**
   * A change waits for a restart of the plugin.
   */
  'restartRequired': (boolean);
}
