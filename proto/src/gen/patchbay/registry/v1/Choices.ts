// Original file: patchbay/registry/v1/settings.proto

import type { Choice as _patchbay_registry_v1_Choice, Choice__Output as _patchbay_registry_v1_Choice__Output } from '../../../patchbay/registry/v1/Choice.ts';

export interface Choices {
  'choices'?: (_patchbay_registry_v1_Choice)[];
  /**
   * Why they are not known now; empty when they are.
   */
  'trouble'?: (string);
}

export interface Choices__Output {
  'choices': (_patchbay_registry_v1_Choice__Output)[];
  /**
   * Why they are not known now; empty when they are.
   */
  'trouble': (string);
}
