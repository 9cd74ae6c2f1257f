// Original file: patchbay/registry/v1/tokens.proto

import type { ApiToken as _patchbay_registry_v1_ApiToken, ApiToken__Output as _patchbay_registry_v1_ApiToken__Output } from '../../../patchbay/registry/v1/ApiToken.ts';
import type { Long } from '@grpc/proto-loader';

export interface RevokeTokenResponse {
  'token'?: (_patchbay_registry_v1_ApiToken | null);
  'revision'?: (number | string | Long);
}

export interface RevokeTokenResponse__Output {
  'token': (_patchbay_registry_v1_ApiToken__Output | null);
  'revision': (number);
}
