// Original file: patchbay/registry/v1/settings.proto


export interface RestartPluginRequest {
  'slug'?: (string);
}

export interface RestartPluginRequest__Output {
  'slug': (string);
}
