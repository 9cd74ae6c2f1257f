// Original file: patchbay/registry/v1/admin.proto


export interface SetPluginEnabledRequest {
  'slug'?: (string);
  'enabled'?: (boolean);
}

export interface SetPluginEnabledRequest__Output {
  'slug': (string);
  'enabled': (boolean);
}
