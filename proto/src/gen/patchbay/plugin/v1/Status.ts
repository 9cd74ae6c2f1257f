// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Phase as _patchbay_plugin_v1_Phase, Phase__Output as _patchbay_plugin_v1_Phase__Output } from '../../../patchbay/plugin/v1/Phase.ts';

export interface Status {
  'phase'?: (_patchbay_plugin_v1_Phase);
  /**
   * 0 to 1 while initialising.
   */
  'progress'?: (number | string);
  /**
   * What the plugin is doing, for the operator; at most 200 characters are kept, and 2000 of PHASE_CRASHED.
   */
  'text'?: (string);
}

export interface Status__Output {
  'phase': (_patchbay_plugin_v1_Phase__Output);
  /**
   * 0 to 1 while initialising.
   */
  'progress': (number);
  /**
   * What the plugin is doing, for the operator; at most 200 characters are kept, and 2000 of PHASE_CRASHED.
   */
  'text': (string);
}
