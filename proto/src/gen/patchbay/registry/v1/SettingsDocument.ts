// Original file: patchbay/registry/v1/settings.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * What is stored in one scope.
 */
export interface SettingsDocument {
  /**
   * As stored, without secrets; settings that the active release does not have are kept.
   */
  'values'?: (_google_protobuf_Struct | null);
  /**
   * Names of the secrets that are set.
   */
  'secrets'?: (string)[];
  /**
   * Grows with every change; 0 before the first.
   */
  'version'?: (number | string | Long);
  /**
   * Which version of the plugin's settings these are.
   */
  'schemaVersion'?: (number);
  /**
   * Such as `user:018f…`; empty before the first change.
   */
  'changedBy'?: (string);
  'changedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Why these are settings of an earlier version still; empty when they are not.
   */
  'trouble'?: (string);
  /**
   * Settings that are no secrets in the active release, and were in another: what was sealed stays
   * sealed and is not used. They are to be set anew.
   */
  'setAnew'?: (string)[];
}

/**
 * What is stored in one scope.
 */
export interface SettingsDocument__Output {
  /**
   * As stored, without secrets; settings that the active release does not have are kept.
   */
  'values': (_google_protobuf_Struct__Output | null);
  /**
   * Names of the secrets that are set.
   */
  'secrets': (string)[];
  /**
   * Grows with every change; 0 before the first.
   */
  'version': (number);
  /**
   * Which version of the plugin's settings these are.
   */
  'schemaVersion': (number);
  /**
   * Such as `user:018f…`; empty before the first change.
   */
  'changedBy': (string);
  'changedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Why these are settings of an earlier version still; empty when they are not.
   */
  'trouble': (string);
  /**
   * Settings that are no secrets in the active release, and were in another: what was sealed stays
   * sealed and is not used. They are to be set anew.
   */
  'setAnew': (string)[];
}
