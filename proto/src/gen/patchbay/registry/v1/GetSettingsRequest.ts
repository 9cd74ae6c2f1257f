// Original file: patchbay/registry/v1/settings.proto

import type { SettingsScope as _patchbay_registry_v1_SettingsScope, SettingsScope__Output as _patchbay_registry_v1_SettingsScope__Output } from '../../../patchbay/registry/v1/SettingsScope.ts';

export interface GetSettingsRequest {
  'slug'?: (string);
  'scope'?: (_patchbay_registry_v1_SettingsScope | null);
}

export interface GetSettingsRequest__Output {
  'slug': (string);
  'scope': (_patchbay_registry_v1_SettingsScope__Output | null);
}
