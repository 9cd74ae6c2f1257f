// Original file: patchbay/registry/v1/people.proto

import type { User as _patchbay_registry_v1_User, User__Output as _patchbay_registry_v1_User__Output } from '../../../patchbay/registry/v1/User.ts';

export interface GetUserResponse {
  'user'?: (_patchbay_registry_v1_User | null);
}

export interface GetUserResponse__Output {
  'user': (_patchbay_registry_v1_User__Output | null);
}
