// Original file: patchbay/registry/v1/catalog.proto

import type { ContributionTo as _patchbay_registry_v1_ContributionTo, ContributionTo__Output as _patchbay_registry_v1_ContributionTo__Output } from '../../../patchbay/registry/v1/ContributionTo.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListContributionsResponse {
  'contributions'?: (_patchbay_registry_v1_ContributionTo)[];
  'revision'?: (number | string | Long);
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListContributionsResponse__Output {
  'contributions': (_patchbay_registry_v1_ContributionTo__Output)[];
  'revision': (number);
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
