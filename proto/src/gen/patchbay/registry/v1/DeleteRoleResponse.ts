// Original file: patchbay/registry/v1/people.proto

import type { Long } from '@grpc/proto-loader';

export interface DeleteRoleResponse {
  'revision'?: (number | string | Long);
}

export interface DeleteRoleResponse__Output {
  'revision': (number);
}
