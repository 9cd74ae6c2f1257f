// Original file: patchbay/registry/v1/catalog.proto

import type { State as _patchbay_plugin_v1_State, State__Output as _patchbay_plugin_v1_State__Output } from '../../../patchbay/plugin/v1/State.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

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
  /**
   * How often another process has taken it over from one that was connected, each time within ten minutes of the
   * time before: processes that were given the same name take it from each other again and again.
   */
  'takeOvers'?: (number);
  /**
   * When that was last; absent when it never was.
   */
  'takenOverAt'?: (_google_protobuf_Timestamp | null);
  /**
   * The endpoint of the process that it was taken from last.
   */
  'takenFrom'?: (string);
  /**
   * Why it is given none, while processes of another release are; empty when it is, or none is.
   */
  'standby'?: (string);
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
  /**
   * How often another process has taken it over from one that was connected, each time within ten minutes of the
   * time before: processes that were given the same name take it from each other again and again.
   */
  'takeOvers': (number);
  /**
   * When that was last; absent when it never was.
   */
  'takenOverAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * The endpoint of the process that it was taken from last.
   */
  'takenFrom': (string);
  /**
   * Why it is given none, while processes of another release are; empty when it is, or none is.
   */
  'standby': (string);
}
