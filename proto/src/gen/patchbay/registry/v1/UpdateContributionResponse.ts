// Original file: patchbay/registry/v1/admin.proto

import type { Plugin as _patchbay_registry_v1_Plugin, Plugin__Output as _patchbay_registry_v1_Plugin__Output } from '../../../patchbay/registry/v1/Plugin.ts';

export interface UpdateContributionResponse {
  'plugin'?: (_patchbay_registry_v1_Plugin | null);
}

export interface UpdateContributionResponse__Output {
  'plugin': (_patchbay_registry_v1_Plugin__Output | null);
}
