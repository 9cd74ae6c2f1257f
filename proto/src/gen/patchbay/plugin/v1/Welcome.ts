// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../../google/protobuf/Duration.ts';
import type { State as _patchbay_plugin_v1_State, State__Output as _patchbay_plugin_v1_State__Output } from '../../../patchbay/plugin/v1/State.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { NatsCredentials as _patchbay_plugin_v1_NatsCredentials, NatsCredentials__Output as _patchbay_plugin_v1_NatsCredentials__Output } from '../../../patchbay/plugin/v1/NatsCredentials.ts';
import type { Identity as _patchbay_plugin_v1_Identity, Identity__Output as _patchbay_plugin_v1_Identity__Output } from '../../../patchbay/plugin/v1/Identity.ts';

export interface Welcome {
  'instanceId'?: (string);
  /**
   * Grows each time another process takes over this instance's name.
   */
  'epoch'?: (number);
  /**
   * Without a heartbeat for this long the instance is offline.
   */
  'lease'?: (_google_protobuf_Duration | null);
  /**
   * The plugin's state as the operator sees it.
   */
  'state'?: (_patchbay_plugin_v1_State | null);
  /**
   * Site settings, defaults filled in.
   */
  'settings'?: (_google_protobuf_Struct | null);
  'nats'?: (_patchbay_plugin_v1_NatsCredentials | null);
  'identity'?: (_patchbay_plugin_v1_Identity | null);
  /**
   * Whether this process is to take tasks. It is not while its release is not the active one, or
   * its plugin is disabled, blocked or otherwise held back.
   */
  'serving'?: (boolean);
}

export interface Welcome__Output {
  'instanceId': (string);
  /**
   * Grows each time another process takes over this instance's name.
   */
  'epoch': (number);
  /**
   * Without a heartbeat for this long the instance is offline.
   */
  'lease': (_google_protobuf_Duration__Output | null);
  /**
   * The plugin's state as the operator sees it.
   */
  'state': (_patchbay_plugin_v1_State__Output | null);
  /**
   * Site settings, defaults filled in.
   */
  'settings': (_google_protobuf_Struct__Output | null);
  'nats': (_patchbay_plugin_v1_NatsCredentials__Output | null);
  'identity': (_patchbay_plugin_v1_Identity__Output | null);
  /**
   * Whether this process is to take tasks. It is not while its release is not the active one, or
   * its plugin is disabled, blocked or otherwise held back.
   */
  'serving': (boolean);
}
