// Original file: patchbay/registry/v1/people.proto


export interface GetRoleRequest {
  'name'?: (string);
}

export interface GetRoleRequest__Output {
  'name': (string);
}
