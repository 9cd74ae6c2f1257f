// Original file: patchbay/registry/v1/people.proto

import type { User as _patchbay_registry_v1_User, User__Output as _patchbay_registry_v1_User__Output } from '../../../patchbay/registry/v1/User.ts';

export interface ListUsersResponse {
  'users'?: (_patchbay_registry_v1_User)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListUsersResponse__Output {
  'users': (_patchbay_registry_v1_User__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
