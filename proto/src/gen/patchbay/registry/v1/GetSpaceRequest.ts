// Original file: patchbay/registry/v1/spaces.proto


export interface GetSpaceRequest {
  'slug'?: (string);
}

export interface GetSpaceRequest__Output {
  'slug': (string);
}
