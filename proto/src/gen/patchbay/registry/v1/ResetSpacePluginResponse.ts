// Original file: patchbay/registry/v1/spaces.proto

import type { Long } from '@grpc/proto-loader';

export interface ResetSpacePluginResponse {
  /**
   * In how many spaces something had been decided.
   */
  'spaces'?: (number);
  'revision'?: (number | string | Long);
}

export interface ResetSpacePluginResponse__Output {
  /**
   * In how many spaces something had been decided.
   */
  'spaces': (number);
  'revision': (number);
}
