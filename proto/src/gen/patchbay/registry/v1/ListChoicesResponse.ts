// Original file: patchbay/registry/v1/settings.proto

import type { Choices as _patchbay_registry_v1_Choices, Choices__Output as _patchbay_registry_v1_Choices__Output } from '../../../patchbay/registry/v1/Choices.ts';

export interface ListChoicesResponse {
  /**
   * By the name of the setting.
   */
  'choices'?: ({[key: string]: _patchbay_registry_v1_Choices});
}

export interface ListChoicesResponse__Output {
  /**
   * By the name of the setting.
   */
  'choices': ({[key: string]: _patchbay_registry_v1_Choices__Output});
}
