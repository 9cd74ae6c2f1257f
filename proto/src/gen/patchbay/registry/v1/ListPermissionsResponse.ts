// Original file: patchbay/registry/v1/people.proto

import type { Permission as _patchbay_registry_v1_Permission, Permission__Output as _patchbay_registry_v1_Permission__Output } from '../../../patchbay/registry/v1/Permission.ts';

export interface ListPermissionsResponse {
  'permissions'?: (_patchbay_registry_v1_Permission)[];
}

export interface ListPermissionsResponse__Output {
  'permissions': (_patchbay_registry_v1_Permission__Output)[];
}
