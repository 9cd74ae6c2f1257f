// Original file: patchbay/registry/v1/admin.proto

import type { Check as _patchbay_registry_v1_Check, Check__Output as _patchbay_registry_v1_Check__Output } from '../../../patchbay/registry/v1/Check.ts';

export interface ExplainContributionResponse {
  /**
   * All are passed when it is shown.
   */
  'checks'?: (_patchbay_registry_v1_Check)[];
}

export interface ExplainContributionResponse__Output {
  /**
   * All are passed when it is shown.
   */
  'checks': (_patchbay_registry_v1_Check__Output)[];
}
