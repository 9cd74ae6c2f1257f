// Original file: patchbay/registry/v1/catalog.proto

import type { Contribution as _patchbay_registry_v1_Contribution, Contribution__Output as _patchbay_registry_v1_Contribution__Output } from '../../../patchbay/registry/v1/Contribution.ts';

export interface ContributionTo {
  'plugin'?: (string);
  'contribution'?: (_patchbay_registry_v1_Contribution | null);
}

export interface ContributionTo__Output {
  'plugin': (string);
  'contribution': (_patchbay_registry_v1_Contribution__Output | null);
}
