// Original file: patchbay/registry/v1/admin.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface GetSettingsResponse {
  /**
   * The settings in force: what is stored, else the default.
   */
  'settings'?: (_google_protobuf_Struct | null);
  /**
   * JSON Schema of the settings, from the active release.
   */
  'schema'?: (_google_protobuf_Struct | null);
  /**
   * Names of the settings that are stored.
   */
  'stored'?: (string)[];
}

export interface GetSettingsResponse__Output {
  /**
   * The settings in force: what is stored, else the default.
   */
  'settings': (_google_protobuf_Struct__Output | null);
  /**
   * JSON Schema of the settings, from the active release.
   */
  'schema': (_google_protobuf_Struct__Output | null);
  /**
   * Names of the settings that are stored.
   */
  'stored': (string)[];
}
