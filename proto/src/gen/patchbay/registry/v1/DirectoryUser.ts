// Original file: patchbay/registry/v1/directory.proto


export interface DirectoryUser {
  'id'?: (string);
  'username'?: (string);
  'displayName'?: (string);
  /**
   * May do everything, and no policy vetoes it.
   */
  'superuser'?: (boolean);
  /**
   * Is signed out everywhere, and cannot sign in.
   */
  'disabled'?: (boolean);
  /**
   * Names of every role they have: granted to them, granted to their groups, and `member`.
   */
  'roles'?: (string)[];
}

export interface DirectoryUser__Output {
  'id': (string);
  'username': (string);
  'displayName': (string);
  /**
   * May do everything, and no policy vetoes it.
   */
  'superuser': (boolean);
  /**
   * Is signed out everywhere, and cannot sign in.
   */
  'disabled': (boolean);
  /**
   * Names of every role they have: granted to them, granted to their groups, and `member`.
   */
  'roles': (string)[];
}
