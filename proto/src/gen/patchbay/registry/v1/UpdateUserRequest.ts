// Original file: patchbay/registry/v1/people.proto


export interface UpdateUserRequest {
  'id'?: (string);
  /**
   * Absent: as it is.
   */
  'username'?: (string);
  'displayName'?: (string);
  'email'?: (string);
  'superuser'?: (boolean);
  'disabled'?: (boolean);
  '_username'?: "username";
  '_displayName'?: "displayName";
  '_email'?: "email";
  '_superuser'?: "superuser";
  '_disabled'?: "disabled";
}

export interface UpdateUserRequest__Output {
  'id': (string);
  /**
   * Absent: as it is.
   */
  'username'?: (string);
  'displayName'?: (string);
  'email'?: (string);
  'superuser'?: (boolean);
  'disabled'?: (boolean);
  '_username'?: "username";
  '_displayName'?: "displayName";
  '_email'?: "email";
  '_superuser'?: "superuser";
  '_disabled'?: "disabled";
}
