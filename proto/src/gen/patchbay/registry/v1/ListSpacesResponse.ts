// Original file: patchbay/registry/v1/spaces.proto

import type { Space as _patchbay_registry_v1_Space, Space__Output as _patchbay_registry_v1_Space__Output } from '../../../patchbay/registry/v1/Space.ts';

export interface ListSpacesResponse {
  'spaces'?: (_patchbay_registry_v1_Space)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListSpacesResponse__Output {
  'spaces': (_patchbay_registry_v1_Space__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
