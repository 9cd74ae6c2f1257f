// Original file: patchbay/registry/v1/admin.proto


export interface ListDependentsResponse {
  'slugs'?: (string)[];
}

export interface ListDependentsResponse__Output {
  'slugs': (string)[];
}
