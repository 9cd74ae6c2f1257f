// Original file: patchbay/registry/v1/people.proto

import type { Group as _patchbay_registry_v1_Group, Group__Output as _patchbay_registry_v1_Group__Output } from '../../../patchbay/registry/v1/Group.ts';
import type { Long } from '@grpc/proto-loader';

export interface CreateGroupResponse {
  'group'?: (_patchbay_registry_v1_Group | null);
  'revision'?: (number | string | Long);
}

export interface CreateGroupResponse__Output {
  'group': (_patchbay_registry_v1_Group__Output | null);
  'revision': (number);
}
