// Original file: patchbay/registry/v1/people.proto

import type { Role as _patchbay_registry_v1_Role, Role__Output as _patchbay_registry_v1_Role__Output } from '../../../patchbay/registry/v1/Role.ts';

export interface ListRolesResponse {
  'roles'?: (_patchbay_registry_v1_Role)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListRolesResponse__Output {
  'roles': (_patchbay_registry_v1_Role__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
