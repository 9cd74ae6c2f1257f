// Original file: patchbay/registry/v1/people.proto


export interface CreateRoleRequest {
  'name'?: (string);
  'title'?: (string);
  'description'?: (string);
  'permissions'?: (string)[];
}

export interface CreateRoleRequest__Output {
  'name': (string);
  'title': (string);
  'description': (string);
  'permissions': (string)[];
}
