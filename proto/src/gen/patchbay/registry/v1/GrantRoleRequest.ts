// Original file: patchbay/registry/v1/people.proto


export interface GrantRoleRequest {
  'role'?: (string);
  'userId'?: (string);
  'groupId'?: (string);
  'holder'?: "userId"|"groupId";
}

export interface GrantRoleRequest__Output {
  'role': (string);
  'userId'?: (string);
  'groupId'?: (string);
  'holder'?: "userId"|"groupId";
}
