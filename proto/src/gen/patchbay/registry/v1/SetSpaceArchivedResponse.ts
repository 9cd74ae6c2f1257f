// Original file: patchbay/registry/v1/spaces.proto

import type { Space as _patchbay_registry_v1_Space, Space__Output as _patchbay_registry_v1_Space__Output } from '../../../patchbay/registry/v1/Space.ts';
import type { Long } from '@grpc/proto-loader';

export interface SetSpaceArchivedResponse {
  'space'?: (_patchbay_registry_v1_Space | null);
  'revision'?: (number | string | Long);
}

export interface SetSpaceArchivedResponse__Output {
  'space': (_patchbay_registry_v1_Space__Output | null);
  'revision': (number);
}
