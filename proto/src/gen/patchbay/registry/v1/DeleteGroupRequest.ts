// Original file: patchbay/registry/v1/people.proto


export interface DeleteGroupRequest {
  'id'?: (string);
}

export interface DeleteGroupRequest__Output {
  'id': (string);
}
