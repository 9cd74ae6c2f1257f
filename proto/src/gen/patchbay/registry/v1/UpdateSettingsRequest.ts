// Original file: patchbay/registry/v1/settings.proto

import type { SettingsScope as _patchbay_registry_v1_SettingsScope, SettingsScope__Output as _patchbay_registry_v1_SettingsScope__Output } from '../../../patchbay/registry/v1/SettingsScope.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { Long } from '@grpc/proto-loader';

export interface UpdateSettingsRequest {
  'slug'?: (string);
  'scope'?: (_patchbay_registry_v1_SettingsScope | null);
  /**
   * New values. A null resets that setting.
   */
  'settings'?: (_google_protobuf_Struct | null);
  /**
   * The version of the document that the change is made to; absent: whichever there is.
   */
  'version'?: (number | string | Long);
  /**
   * Resets every setting that is not in `settings`.
   */
  'resetOthers'?: (boolean);
  /**
   * Of the platform's own services, on behalf of a person: `plugin:<slug>` when that person used the
   * plugin's own page of its settings. The audit log then names both.
   */
  'requestedBy'?: (string);
  /**
   * Only check it: INVALID_ARGUMENT as for a change, and nothing is stored.
   */
  'dryRun'?: (boolean);
  '_version'?: "version";
}

export interface UpdateSettingsRequest__Output {
  'slug': (string);
  'scope': (_patchbay_registry_v1_SettingsScope__Output | null);
  /**
   * New values. A null resets that setting.
   */
  'settings': (_google_protobuf_Struct__Output | null);
  /**
   * The version of the document that the change is made to; absent: whichever there is.
   */
  'version'?: (number);
  /**
   * Resets every setting that is not in `settings`.
   */
  'resetOthers': (boolean);
  /**
   * Of the platform's own services, on behalf of a person: `plugin:<slug>` when that person used the
   * plugin's own page of its settings. The audit log then names both.
   */
  'requestedBy': (string);
  /**
   * Only check it: INVALID_ARGUMENT as for a change, and nothing is stored.
   */
  'dryRun': (boolean);
  '_version'?: "version";
}
