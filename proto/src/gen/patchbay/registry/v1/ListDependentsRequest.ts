// Original file: patchbay/registry/v1/admin.proto


export interface ListDependentsRequest {
  'slug'?: (string);
}

export interface ListDependentsRequest__Output {
  'slug': (string);
}
