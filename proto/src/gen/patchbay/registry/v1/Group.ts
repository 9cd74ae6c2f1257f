// Original file: patchbay/registry/v1/people.proto


export interface Group {
  'id'?: (string);
  'name'?: (string);
  'description'?: (string);
  /**
   * Ids of users.
   */
  'members'?: (string)[];
  /**
   * Names of the roles that its members have by it.
   */
  'roles'?: (string)[];
}

export interface Group__Output {
  'id': (string);
  'name': (string);
  'description': (string);
  /**
   * Ids of users.
   */
  'members': (string)[];
  /**
   * Names of the roles that its members have by it.
   */
  'roles': (string)[];
}
