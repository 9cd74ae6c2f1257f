// Original file: patchbay/registry/v1/spaces.proto


export interface ListSpaceMembersRequest {
  'slug'?: (string);
}

export interface ListSpaceMembersRequest__Output {
  'slug': (string);
}
