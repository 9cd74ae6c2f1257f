// Original file: patchbay/registry/v1/spaces.proto

import type { SpaceMember as _patchbay_registry_v1_SpaceMember, SpaceMember__Output as _patchbay_registry_v1_SpaceMember__Output } from '../../../patchbay/registry/v1/SpaceMember.ts';

export interface ListSpaceMembersResponse {
  'members'?: (_patchbay_registry_v1_SpaceMember)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListSpaceMembersResponse__Output {
  'members': (_patchbay_registry_v1_SpaceMember__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
