// Original file: patchbay/registry/v1/people.proto


export interface CreateGroupRequest {
  'name'?: (string);
  'description'?: (string);
}

export interface CreateGroupRequest__Output {
  'name': (string);
  'description': (string);
}
