// Original file: patchbay/registry/v1/people.proto


/**
 * Who was given a role: everybody in a group has its roles.
 */
export interface RoleHolder {
  'userId'?: (string);
  'groupId'?: (string);
  'holder'?: "userId"|"groupId";
}

/**
 * Who was given a role: everybody in a group has its roles.
 */
export interface RoleHolder__Output {
  'userId'?: (string);
  'groupId'?: (string);
  'holder'?: "userId"|"groupId";
}
