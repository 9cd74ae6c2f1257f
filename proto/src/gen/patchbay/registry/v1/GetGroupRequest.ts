// Original file: patchbay/registry/v1/people.proto


export interface GetGroupRequest {
  'id'?: (string);
}

export interface GetGroupRequest__Output {
  'id': (string);
}
