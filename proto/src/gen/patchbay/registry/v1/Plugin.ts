// Original file: patchbay/registry/v1/catalog.proto

import type { State as _patchbay_plugin_v1_State, State__Output as _patchbay_plugin_v1_State__Output } from '../../../patchbay/plugin/v1/State.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { Instance as _patchbay_registry_v1_Instance, Instance__Output as _patchbay_registry_v1_Instance__Output } from '../../../patchbay/registry/v1/Instance.ts';
import type { Contribution as _patchbay_registry_v1_Contribution, Contribution__Output as _patchbay_registry_v1_Contribution__Output } from '../../../patchbay/registry/v1/Contribution.ts';
import type { Task as _patchbay_registry_v1_Task, Task__Output as _patchbay_registry_v1_Task__Output } from '../../../patchbay/registry/v1/Task.ts';
import type { Release as _patchbay_registry_v1_Release, Release__Output as _patchbay_registry_v1_Release__Output } from '../../../patchbay/registry/v1/Release.ts';
import type { Refusal as _patchbay_registry_v1_Refusal, Refusal__Output as _patchbay_registry_v1_Refusal__Output } from '../../../patchbay/registry/v1/Refusal.ts';
import type { Crash as _patchbay_registry_v1_Crash, Crash__Output as _patchbay_registry_v1_Crash__Output } from '../../../patchbay/registry/v1/Crash.ts';

export interface Plugin {
  'slug'?: (string);
  /**
   * The title people see: the operator's, else the manifest's, else the slug.
   */
  'title'?: (string);
  /**
   * What the operator decided; see `state` for whether it serves.
   */
  'enabled'?: (boolean);
  'state'?: (_patchbay_plugin_v1_State | null);
  /**
   * The active release's version and manifest; absent before the first registration.
   */
  'version'?: (string);
  'manifest'?: (_google_protobuf_Struct | null);
  'instances'?: (_patchbay_registry_v1_Instance)[];
  'contributions'?: (_patchbay_registry_v1_Contribution)[];
  /**
   * The active release's tasks with references to settings replaced by their values.
   */
  'tasks'?: (_patchbay_registry_v1_Task)[];
  /**
   * The title the operator chose in place of the manifest's; empty when none.
   */
  'operatorTitle'?: (string);
  /**
   * The operator's place for it among others: lower comes first. Absent when none was chosen.
   */
  'index'?: (number);
  /**
   * The version an operator pinned; empty when the newest ready release is active.
   */
  'pinnedVersion'?: (string);
  /**
   * The newest first.
   */
  'releases'?: (_patchbay_registry_v1_Release)[];
  /**
   * Whether its pages and tasks are offered: it is enabled and nothing holds it back. It may be
   * offline all the same.
   */
  'offered'?: (boolean);
  /**
   * Site settings that are required, have no default and are not set.
   */
  'missingSettings'?: (string)[];
  /**
   * A changed setting takes effect only when the plugin's processes start anew.
   */
  'restartRequired'?: (boolean);
  /**
   * The plugin that took its place, with its settings and schedules; empty for none.
   */
  'replacedBy'?: (string);
  /**
   * Why its last process that came to register was refused; absent when none was since one registered.
   */
  'refusal'?: (_patchbay_registry_v1_Refusal | null);
  /**
   * It comes with the platform: every credential that it may register with was made by the platform's own
   * deployment. Nothing that the plugin says of itself counts.
   */
  'bundled'?: (boolean);
  /**
   * The last time that a process of it went without a goodbye; absent when none did of late, and after the plugin
   * was released from quarantine.
   */
  'lastCrash'?: (_patchbay_registry_v1_Crash | null);
  '_index'?: "index";
}

export interface Plugin__Output {
  'slug': (string);
  /**
   * The title people see: the operator's, else the manifest's, else the slug.
   */
  'title': (string);
  /**
   * What the operator decided; see `state` for whether it serves.
   */
  'enabled': (boolean);
  'state': (_patchbay_plugin_v1_State__Output | null);
  /**
   * The active release's version and manifest; absent before the first registration.
   */
  'version': (string);
  'manifest': (_google_protobuf_Struct__Output | null);
  'instances': (_patchbay_registry_v1_Instance__Output)[];
  'contributions': (_patchbay_registry_v1_Contribution__Output)[];
  /**
   * The active release's tasks with references to settings replaced by their values.
   */
  'tasks': (_patchbay_registry_v1_Task__Output)[];
  /**
   * The title the operator chose in place of the manifest's; empty when none.
   */
  'operatorTitle': (string);
  /**
   * The operator's place for it among others: lower comes first. Absent when none was chosen.
   */
  'index'?: (number);
  /**
   * The version an operator pinned; empty when the newest ready release is active.
   */
  'pinnedVersion': (string);
  /**
   * The newest first.
   */
  'releases': (_patchbay_registry_v1_Release__Output)[];
  /**
   * Whether its pages and tasks are offered: it is enabled and nothing holds it back. It may be
   * offline all the same.
   */
  'offered': (boolean);
  /**
   * Site settings that are required, have no default and are not set.
   */
  'missingSettings': (string)[];
  /**
   * A changed setting takes effect only when the plugin's processes start anew.
   */
  'restartRequired': (boolean);
  /**
   * The plugin that took its place, with its settings and schedules; empty for none.
   */
  'replacedBy': (string);
  /**
   * Why its last process that came to register was refused; absent when none was since one registered.
   */
  'refusal': (_patchbay_registry_v1_Refusal__Output | null);
  /**
   * It comes with the platform: every credential that it may register with was made by the platform's own
   * deployment. Nothing that the plugin says of itself counts.
   */
  'bundled': (boolean);
  /**
   * The last time that a process of it went without a goodbye; absent when none did of late, and after the plugin
   * was released from quarantine.
   */
  'lastCrash': (_patchbay_registry_v1_Crash__Output | null);
  '_index'?: "index";
}
