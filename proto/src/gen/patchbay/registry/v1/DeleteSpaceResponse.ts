// Original file: patchbay/registry/v1/spaces.proto

import type { Long } from '@grpc/proto-loader';

export interface DeleteSpaceResponse {
  /**
   * Lines such as `3 members`, `12 activities`, `what Time Tracker keeps of it`.
   */
  'deleted'?: (string)[];
  /**
   * 0 for a dry run.
   */
  'revision'?: (number | string | Long);
}

export interface DeleteSpaceResponse__Output {
  /**
   * Lines such as `3 members`, `12 activities`, `what Time Tracker keeps of it`.
   */
  'deleted': (string)[];
  /**
   * 0 for a dry run.
   */
  'revision': (number);
}
