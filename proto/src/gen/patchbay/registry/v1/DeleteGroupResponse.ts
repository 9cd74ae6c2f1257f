// Original file: patchbay/registry/v1/people.proto

import type { Long } from '@grpc/proto-loader';

export interface DeleteGroupResponse {
  'revision'?: (number | string | Long);
}

export interface DeleteGroupResponse__Output {
  'revision': (number);
}
