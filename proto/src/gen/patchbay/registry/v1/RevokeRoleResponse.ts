// Original file: patchbay/registry/v1/people.proto

import type { Long } from '@grpc/proto-loader';

export interface RevokeRoleResponse {
  'revision'?: (number | string | Long);
}

export interface RevokeRoleResponse__Output {
  'revision': (number);
}
