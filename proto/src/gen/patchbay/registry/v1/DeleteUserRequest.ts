// Original file: patchbay/registry/v1/people.proto


export interface DeleteUserRequest {
  'id'?: (string);
}

export interface DeleteUserRequest__Output {
  'id': (string);
}
