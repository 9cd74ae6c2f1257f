// Original file: patchbay/registry/v1/spaces.proto

import type { Space as _patchbay_registry_v1_Space, Space__Output as _patchbay_registry_v1_Space__Output } from '../../../patchbay/registry/v1/Space.ts';

export interface GetSpaceResponse {
  'space'?: (_patchbay_registry_v1_Space | null);
}

export interface GetSpaceResponse__Output {
  'space': (_patchbay_registry_v1_Space__Output | null);
}
