// Original file: patchbay/registry/v1/spaces.proto


export interface ListSpacePluginsRequest {
  'slug'?: (string);
}

export interface ListSpacePluginsRequest__Output {
  'slug': (string);
}
