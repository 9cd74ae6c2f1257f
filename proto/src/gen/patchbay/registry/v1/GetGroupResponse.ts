// Original file: patchbay/registry/v1/people.proto

import type { Group as _patchbay_registry_v1_Group, Group__Output as _patchbay_registry_v1_Group__Output } from '../../../patchbay/registry/v1/Group.ts';

export interface GetGroupResponse {
  'group'?: (_patchbay_registry_v1_Group | null);
}

export interface GetGroupResponse__Output {
  'group': (_patchbay_registry_v1_Group__Output | null);
}
