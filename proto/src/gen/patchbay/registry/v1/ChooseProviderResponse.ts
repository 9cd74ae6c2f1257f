// Original file: patchbay/registry/v1/admin.proto

import type { Capability as _patchbay_registry_v1_Capability, Capability__Output as _patchbay_registry_v1_Capability__Output } from '../../../patchbay/registry/v1/Capability.ts';

export interface ChooseProviderResponse {
  'capability'?: (_patchbay_registry_v1_Capability | null);
}

export interface ChooseProviderResponse__Output {
  'capability': (_patchbay_registry_v1_Capability__Output | null);
}
