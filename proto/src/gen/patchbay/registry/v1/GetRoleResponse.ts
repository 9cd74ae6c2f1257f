// Original file: patchbay/registry/v1/people.proto

import type { Role as _patchbay_registry_v1_Role, Role__Output as _patchbay_registry_v1_Role__Output } from '../../../patchbay/registry/v1/Role.ts';

export interface GetRoleResponse {
  'role'?: (_patchbay_registry_v1_Role | null);
}

export interface GetRoleResponse__Output {
  'role': (_patchbay_registry_v1_Role__Output | null);
}
