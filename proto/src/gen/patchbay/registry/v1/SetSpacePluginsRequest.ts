// Original file: patchbay/registry/v1/spaces.proto

import type { PluginActivation as _patchbay_registry_v1_PluginActivation, PluginActivation__Output as _patchbay_registry_v1_PluginActivation__Output } from '../../../patchbay/registry/v1/PluginActivation.ts';

export interface SetSpacePluginsRequest {
  'slug'?: (string);
  'activations'?: (_patchbay_registry_v1_PluginActivation)[];
}

export interface SetSpacePluginsRequest__Output {
  'slug': (string);
  'activations': (_patchbay_registry_v1_PluginActivation__Output)[];
}
