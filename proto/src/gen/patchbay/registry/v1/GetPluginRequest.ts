// Original file: patchbay/registry/v1/catalog.proto


export interface GetPluginRequest {
  'slug'?: (string);
}

export interface GetPluginRequest__Output {
  'slug': (string);
}
