// Original file: patchbay/registry/v1/lifecycle.proto

import type { LifecycleCall as _patchbay_registry_v1_LifecycleCall, LifecycleCall__Output as _patchbay_registry_v1_LifecycleCall__Output } from '../../../patchbay/registry/v1/LifecycleCall.ts';

export interface ListLifecycleCallsResponse {
  /**
   * At most 200.
   */
  'calls'?: (_patchbay_registry_v1_LifecycleCall)[];
}

export interface ListLifecycleCallsResponse__Output {
  /**
   * At most 200.
   */
  'calls': (_patchbay_registry_v1_LifecycleCall__Output)[];
}
