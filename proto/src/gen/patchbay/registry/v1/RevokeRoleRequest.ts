// Original file: patchbay/registry/v1/people.proto


export interface RevokeRoleRequest {
  'role'?: (string);
  'userId'?: (string);
  'groupId'?: (string);
  'holder'?: "userId"|"groupId";
}

export interface RevokeRoleRequest__Output {
  'role': (string);
  'userId'?: (string);
  'groupId'?: (string);
  'holder'?: "userId"|"groupId";
}
