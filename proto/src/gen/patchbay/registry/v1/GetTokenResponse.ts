// Original file: patchbay/registry/v1/tokens.proto

import type { ApiToken as _patchbay_registry_v1_ApiToken, ApiToken__Output as _patchbay_registry_v1_ApiToken__Output } from '../../../patchbay/registry/v1/ApiToken.ts';

export interface GetTokenResponse {
  'token'?: (_patchbay_registry_v1_ApiToken | null);
}

export interface GetTokenResponse__Output {
  'token': (_patchbay_registry_v1_ApiToken__Output | null);
}
