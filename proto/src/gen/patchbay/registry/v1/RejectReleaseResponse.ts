// Original file: patchbay/registry/v1/admin.proto

import type { Plugin as _patchbay_registry_v1_Plugin, Plugin__Output as _patchbay_registry_v1_Plugin__Output } from '../../../patchbay/registry/v1/Plugin.ts';

export interface RejectReleaseResponse {
  'plugin'?: (_patchbay_registry_v1_Plugin | null);
}

export interface RejectReleaseResponse__Output {
  'plugin': (_patchbay_registry_v1_Plugin__Output | null);
}
