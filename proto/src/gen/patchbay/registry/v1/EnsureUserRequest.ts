// Original file: patchbay/registry/v1/people.proto


export interface EnsureUserRequest {
  /**
   * A uuid; empty for a new one.
   */
  'id'?: (string);
  'username'?: (string);
  'displayName'?: (string);
  /**
   * Also gives the role `administrator`.
   */
  'superuser'?: (boolean);
  'email'?: (string);
}

export interface EnsureUserRequest__Output {
  /**
   * A uuid; empty for a new one.
   */
  'id': (string);
  'username': (string);
  'displayName': (string);
  /**
   * Also gives the role `administrator`.
   */
  'superuser': (boolean);
  'email': (string);
}
