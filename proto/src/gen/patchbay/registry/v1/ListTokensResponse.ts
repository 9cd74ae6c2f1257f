// Original file: patchbay/registry/v1/tokens.proto

import type { ApiToken as _patchbay_registry_v1_ApiToken, ApiToken__Output as _patchbay_registry_v1_ApiToken__Output } from '../../../patchbay/registry/v1/ApiToken.ts';

export interface ListTokensResponse {
  'tokens'?: (_patchbay_registry_v1_ApiToken)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListTokensResponse__Output {
  'tokens': (_patchbay_registry_v1_ApiToken__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
