// Original file: patchbay/registry/v1/access.proto

import type { CheckResponse as _patchbay_registry_v1_CheckResponse, CheckResponse__Output as _patchbay_registry_v1_CheckResponse__Output } from '../../../patchbay/registry/v1/CheckResponse.ts';

export interface CheckAllResponse {
  /**
   * In the order of the questions.
   */
  'answers'?: (_patchbay_registry_v1_CheckResponse)[];
}

export interface CheckAllResponse__Output {
  /**
   * In the order of the questions.
   */
  'answers': (_patchbay_registry_v1_CheckResponse__Output)[];
}
