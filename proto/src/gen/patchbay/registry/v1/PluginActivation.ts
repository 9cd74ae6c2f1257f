// Original file: patchbay/registry/v1/spaces.proto


export interface PluginActivation {
  'plugin'?: (string);
  'active'?: (boolean);
}

export interface PluginActivation__Output {
  'plugin': (string);
  'active': (boolean);
}
