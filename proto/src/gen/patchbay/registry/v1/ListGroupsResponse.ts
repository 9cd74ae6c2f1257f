// Original file: patchbay/registry/v1/people.proto

import type { Group as _patchbay_registry_v1_Group, Group__Output as _patchbay_registry_v1_Group__Output } from '../../../patchbay/registry/v1/Group.ts';

export interface ListGroupsResponse {
  'groups'?: (_patchbay_registry_v1_Group)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListGroupsResponse__Output {
  'groups': (_patchbay_registry_v1_Group__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
