// Original file: patchbay/registry/v1/spaces.proto

import type { SpaceMember as _patchbay_registry_v1_SpaceMember, SpaceMember__Output as _patchbay_registry_v1_SpaceMember__Output } from '../../../patchbay/registry/v1/SpaceMember.ts';
import type { Long } from '@grpc/proto-loader';

export interface SetSpaceMemberResponse {
  'member'?: (_patchbay_registry_v1_SpaceMember | null);
  'revision'?: (number | string | Long);
}

export interface SetSpaceMemberResponse__Output {
  'member': (_patchbay_registry_v1_SpaceMember__Output | null);
  'revision': (number);
}
