// Original file: patchbay/registry/v1/access.proto

import type { AccessReason as _patchbay_registry_v1_AccessReason, AccessReason__Output as _patchbay_registry_v1_AccessReason__Output } from '../../../patchbay/registry/v1/AccessReason.ts';

export interface CheckResponse {
  'allowed'?: (boolean);
  /**
   * In the order in which they were made. The last one decided.
   */
  'reasons'?: (_patchbay_registry_v1_AccessReason)[];
}

export interface CheckResponse__Output {
  'allowed': (boolean);
  /**
   * In the order in which they were made. The last one decided.
   */
  'reasons': (_patchbay_registry_v1_AccessReason__Output)[];
}
