// Original file: patchbay/registry/v1/spaces.proto

import type { Long } from '@grpc/proto-loader';

export interface RemoveSpaceMemberResponse {
  'revision'?: (number | string | Long);
}

export interface RemoveSpaceMemberResponse__Output {
  'revision': (number);
}
