// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Welcome as _patchbay_plugin_v1_Welcome, Welcome__Output as _patchbay_plugin_v1_Welcome__Output } from '../../../patchbay/plugin/v1/Welcome.ts';
import type { SettingsChanged as _patchbay_plugin_v1_SettingsChanged, SettingsChanged__Output as _patchbay_plugin_v1_SettingsChanged__Output } from '../../../patchbay/plugin/v1/SettingsChanged.ts';
import type { StateChanged as _patchbay_plugin_v1_StateChanged, StateChanged__Output as _patchbay_plugin_v1_StateChanged__Output } from '../../../patchbay/plugin/v1/StateChanged.ts';
import type { Drain as _patchbay_plugin_v1_Drain, Drain__Output as _patchbay_plugin_v1_Drain__Output } from '../../../patchbay/plugin/v1/Drain.ts';
import type { NatsCredentials as _patchbay_plugin_v1_NatsCredentials, NatsCredentials__Output as _patchbay_plugin_v1_NatsCredentials__Output } from '../../../patchbay/plugin/v1/NatsCredentials.ts';
import type { SettingsAnswer as _patchbay_plugin_v1_SettingsAnswer, SettingsAnswer__Output as _patchbay_plugin_v1_SettingsAnswer__Output } from '../../../patchbay/plugin/v1/SettingsAnswer.ts';
import type { ScopeChanged as _patchbay_plugin_v1_ScopeChanged, ScopeChanged__Output as _patchbay_plugin_v1_ScopeChanged__Output } from '../../../patchbay/plugin/v1/ScopeChanged.ts';

export interface ConnectResponse {
  'welcome'?: (_patchbay_plugin_v1_Welcome | null);
  'settings'?: (_patchbay_plugin_v1_SettingsChanged | null);
  'state'?: (_patchbay_plugin_v1_StateChanged | null);
  'drain'?: (_patchbay_plugin_v1_Drain | null);
  'nats'?: (_patchbay_plugin_v1_NatsCredentials | null);
  'settingsAnswer'?: (_patchbay_plugin_v1_SettingsAnswer | null);
  'scopeChanged'?: (_patchbay_plugin_v1_ScopeChanged | null);
  'message'?: "welcome"|"settings"|"state"|"drain"|"nats"|"settingsAnswer"|"scopeChanged";
}

export interface ConnectResponse__Output {
  'welcome'?: (_patchbay_plugin_v1_Welcome__Output | null);
  'settings'?: (_patchbay_plugin_v1_SettingsChanged__Output | null);
  'state'?: (_patchbay_plugin_v1_StateChanged__Output | null);
  'drain'?: (_patchbay_plugin_v1_Drain__Output | null);
  'nats'?: (_patchbay_plugin_v1_NatsCredentials__Output | null);
  'settingsAnswer'?: (_patchbay_plugin_v1_SettingsAnswer__Output | null);
  'scopeChanged'?: (_patchbay_plugin_v1_ScopeChanged__Output | null);
  'message'?: "welcome"|"settings"|"state"|"drain"|"nats"|"settingsAnswer"|"scopeChanged";
}
