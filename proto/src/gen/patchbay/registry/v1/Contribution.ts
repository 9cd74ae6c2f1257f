// Original file: patchbay/registry/v1/catalog.proto

import type { State as _patchbay_plugin_v1_State, State__Output as _patchbay_plugin_v1_State__Output } from '../../../patchbay/plugin/v1/State.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface Contribution {
  'id'?: (string);
  'point'?: (string);
  'state'?: (_patchbay_plugin_v1_State | null);
  /**
   * The contribution as written in the manifest.
   */
  'properties'?: (_google_protobuf_Struct | null);
  'pointVersion'?: (number);
  /**
   * An operator's decision.
   */
  'enabled'?: (boolean);
  /**
   * The operator's place for it at its point: lower comes first. Absent when none was chosen.
   */
  'index'?: (number);
  '_index'?: "index";
}

export interface Contribution__Output {
  'id': (string);
  'point': (string);
  'state': (_patchbay_plugin_v1_State__Output | null);
  /**
   * The contribution as written in the manifest.
   */
  'properties': (_google_protobuf_Struct__Output | null);
  'pointVersion': (number);
  /**
   * An operator's decision.
   */
  'enabled': (boolean);
  /**
   * The operator's place for it at its point: lower comes first. Absent when none was chosen.
   */
  'index'?: (number);
  '_index'?: "index";
}
