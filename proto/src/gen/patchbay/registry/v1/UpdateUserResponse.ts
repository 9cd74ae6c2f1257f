// Original file: patchbay/registry/v1/people.proto

import type { User as _patchbay_registry_v1_User, User__Output as _patchbay_registry_v1_User__Output } from '../../../patchbay/registry/v1/User.ts';
import type { Long } from '@grpc/proto-loader';

export interface UpdateUserResponse {
  'user'?: (_patchbay_registry_v1_User | null);
  'revision'?: (number | string | Long);
}

export interface UpdateUserResponse__Output {
  'user': (_patchbay_registry_v1_User__Output | null);
  'revision': (number);
}
