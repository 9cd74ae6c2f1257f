// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { Long } from '@grpc/proto-loader';

export interface SettingsAnswer {
  'id'?: (number | string | Long);
  /**
   * Looked up in order: the person's, the space's, the site's, the default.
   */
  'settings'?: (_google_protobuf_Struct | null);
  /**
   * Why there is no answer; empty when there is one.
   */
  'trouble'?: (string);
}

export interface SettingsAnswer__Output {
  'id': (number);
  /**
   * Looked up in order: the person's, the space's, the site's, the default.
   */
  'settings': (_google_protobuf_Struct__Output | null);
  /**
   * Why there is no answer; empty when there is one.
   */
  'trouble': (string);
}
