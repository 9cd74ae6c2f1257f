// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Hello as _patchbay_plugin_v1_Hello, Hello__Output as _patchbay_plugin_v1_Hello__Output } from '../../../patchbay/plugin/v1/Hello.ts';
import type { Heartbeat as _patchbay_plugin_v1_Heartbeat, Heartbeat__Output as _patchbay_plugin_v1_Heartbeat__Output } from '../../../patchbay/plugin/v1/Heartbeat.ts';
import type { Status as _patchbay_plugin_v1_Status, Status__Output as _patchbay_plugin_v1_Status__Output } from '../../../patchbay/plugin/v1/Status.ts';
import type { Deregister as _patchbay_plugin_v1_Deregister, Deregister__Output as _patchbay_plugin_v1_Deregister__Output } from '../../../patchbay/plugin/v1/Deregister.ts';
import type { AskSettings as _patchbay_plugin_v1_AskSettings, AskSettings__Output as _patchbay_plugin_v1_AskSettings__Output } from '../../../patchbay/plugin/v1/AskSettings.ts';

export interface ConnectRequest {
  'hello'?: (_patchbay_plugin_v1_Hello | null);
  'heartbeat'?: (_patchbay_plugin_v1_Heartbeat | null);
  'status'?: (_patchbay_plugin_v1_Status | null);
  'deregister'?: (_patchbay_plugin_v1_Deregister | null);
  'askSettings'?: (_patchbay_plugin_v1_AskSettings | null);
  'message'?: "hello"|"heartbeat"|"status"|"deregister"|"askSettings";
}

export interface ConnectRequest__Output {
  'hello'?: (_patchbay_plugin_v1_Hello__Output | null);
  'heartbeat'?: (_patchbay_plugin_v1_Heartbeat__Output | null);
  'status'?: (_patchbay_plugin_v1_Status__Output | null);
  'deregister'?: (_patchbay_plugin_v1_Deregister__Output | null);
  'askSettings'?: (_patchbay_plugin_v1_AskSettings__Output | null);
  'message'?: "hello"|"heartbeat"|"status"|"deregister"|"askSettings";
}
