// Original file: patchbay/registry/v1/people.proto

import type { Long } from '@grpc/proto-loader';

export interface GrantRoleResponse {
  'revision'?: (number | string | Long);
}

export interface GrantRoleResponse__Output {
  'revision': (number);
}
