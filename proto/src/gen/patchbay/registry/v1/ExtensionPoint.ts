// Original file: patchbay/registry/v1/admin.proto

import type { State as _patchbay_plugin_v1_State, State__Output as _patchbay_plugin_v1_State__Output } from '../../../patchbay/plugin/v1/State.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../../google/protobuf/Duration.ts';
import type { ContributionTo as _patchbay_registry_v1_ContributionTo, ContributionTo__Output as _patchbay_registry_v1_ContributionTo__Output } from '../../../patchbay/registry/v1/ContributionTo.ts';

export interface ExtensionPoint {
  'id'?: (string);
  /**
   * Major version.
   */
  'version'?: (number);
  'title'?: (string);
  'description'?: (string);
  /**
   * `static`, `collect`, `pipeline`, `first` or `notify`.
   */
  'mode'?: (string);
  /**
   * The plugin that declares it; empty for the platform's own.
   */
  'plugin'?: (string);
  /**
   * Whether it takes contributions now: `ready`, or `disabled`, `removed` or `waiting` as the plugin that
   * declares it, and why.
   */
  'state'?: (_patchbay_plugin_v1_State | null);
  /**
   * JSON Schema of a contribution; absent when anything goes.
   */
  'schema'?: (_google_protobuf_Struct | null);
  'deadline'?: (_google_protobuf_Duration | null);
  /**
   * `skip` or `fail`.
   */
  'failure'?: (string);
  /**
   * In order: the operator's index, then the manifest's order, then title.
   */
  'contributions'?: (_patchbay_registry_v1_ContributionTo)[];
}

export interface ExtensionPoint__Output {
  'id': (string);
  /**
   * Major version.
   */
  'version': (number);
  'title': (string);
  'description': (string);
  /**
   * `static`, `collect`, `pipeline`, `first` or `notify`.
   */
  'mode': (string);
  /**
   * The plugin that declares it; empty for the platform's own.
   */
  'plugin': (string);
  /**
   * Whether it takes contributions now: `ready`, or `disabled`, `removed` or `waiting` as the plugin that
   * declares it, and why.
   */
  'state': (_patchbay_plugin_v1_State__Output | null);
  /**
   * JSON Schema of a contribution; absent when anything goes.
   */
  'schema': (_google_protobuf_Struct__Output | null);
  'deadline': (_google_protobuf_Duration__Output | null);
  /**
   * `skip` or `fail`.
   */
  'failure': (string);
  /**
   * In order: the operator's index, then the manifest's order, then title.
   */
  'contributions': (_patchbay_registry_v1_ContributionTo__Output)[];
}
