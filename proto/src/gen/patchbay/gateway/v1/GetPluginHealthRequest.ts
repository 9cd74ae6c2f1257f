// Original file: patchbay/gateway/v1/plugin_health.proto


export interface GetPluginHealthRequest {
  'slug'?: (string);
}

export interface GetPluginHealthRequest__Output {
  'slug': (string);
}
