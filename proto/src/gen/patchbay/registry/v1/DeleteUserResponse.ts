// Original file: patchbay/registry/v1/people.proto

import type { Long } from '@grpc/proto-loader';

export interface DeleteUserResponse {
  'revision'?: (number | string | Long);
}

export interface DeleteUserResponse__Output {
  'revision': (number);
}
