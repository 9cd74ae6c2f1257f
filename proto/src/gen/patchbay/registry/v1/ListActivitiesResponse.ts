// Original file: patchbay/registry/v1/spaces.proto

import type { Activity as _patchbay_registry_v1_Activity, Activity__Output as _patchbay_registry_v1_Activity__Output } from '../../../patchbay/registry/v1/Activity.ts';

export interface ListActivitiesResponse {
  'activities'?: (_patchbay_registry_v1_Activity)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListActivitiesResponse__Output {
  'activities': (_patchbay_registry_v1_Activity__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
