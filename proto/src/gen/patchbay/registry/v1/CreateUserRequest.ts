// Original file: patchbay/registry/v1/people.proto


export interface CreateUserRequest {
  'username'?: (string);
  'displayName'?: (string);
  'email'?: (string);
  'roles'?: (string)[];
  'groups'?: (string)[];
}

export interface CreateUserRequest__Output {
  'username': (string);
  'displayName': (string);
  'email': (string);
  'roles': (string)[];
  'groups': (string)[];
}
