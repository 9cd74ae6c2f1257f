// Original file: patchbay/registry/v1/catalog.proto

import type { State as _patchbay_plugin_v1_State, State__Output as _patchbay_plugin_v1_State__Output } from '../../../patchbay/plugin/v1/State.ts';

export interface Instance {
  'id'?: (string);
  'name'?: (string);
  'epoch'?: (number);
  'version'?: (string);
  'endpoint'?: (string);
  'sdk'?: (string);
  'state'?: (_patchbay_plugin_v1_State | null);
  /**
   * Whether it is given requests and tasks: it is of the active release of a plugin that is offered.
   */
  'serving'?: (boolean);
}

export interface Instance__Output {
  'id': (string);
  'name': (string);
  'epoch': (number);
  'version': (string);
  'endpoint': (string);
  'sdk': (string);
  'state': (_patchbay_plugin_v1_State__Output | null);
  /**
   * Whether it is given requests and tasks: it is of the active release of a plugin that is offered.
   */
  'serving': (boolean);
}
