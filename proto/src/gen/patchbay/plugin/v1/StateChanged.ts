// Original file: patchbay/plugin/v1/plugin_host.proto

import type { State as _patchbay_plugin_v1_State, State__Output as _patchbay_plugin_v1_State__Output } from '../../../patchbay/plugin/v1/State.ts';

export interface StateChanged {
  'state'?: (_patchbay_plugin_v1_State | null);
  /**
   * Whether this process is to take tasks; see `Welcome.serving`.
   */
  'serving'?: (boolean);
}

export interface StateChanged__Output {
  'state': (_patchbay_plugin_v1_State__Output | null);
  /**
   * Whether this process is to take tasks; see `Welcome.serving`.
   */
  'serving': (boolean);
}
