// Original file: patchbay/registry/v1/people.proto

import type { RoleHolder as _patchbay_registry_v1_RoleHolder, RoleHolder__Output as _patchbay_registry_v1_RoleHolder__Output } from '../../../patchbay/registry/v1/RoleHolder.ts';

export interface ListRoleHoldersResponse {
  'holders'?: (_patchbay_registry_v1_RoleHolder)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListRoleHoldersResponse__Output {
  'holders': (_patchbay_registry_v1_RoleHolder__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
