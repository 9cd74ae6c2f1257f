// Original file: patchbay/registry/v1/people.proto

import type { Role as _patchbay_registry_v1_Role, Role__Output as _patchbay_registry_v1_Role__Output } from '../../../patchbay/registry/v1/Role.ts';
import type { Long } from '@grpc/proto-loader';

export interface UpdateRoleResponse {
  'role'?: (_patchbay_registry_v1_Role | null);
  'revision'?: (number | string | Long);
}

export interface UpdateRoleResponse__Output {
  'role': (_patchbay_registry_v1_Role__Output | null);
  'revision': (number);
}
