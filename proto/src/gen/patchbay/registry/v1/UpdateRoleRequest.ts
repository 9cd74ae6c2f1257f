// Original file: patchbay/registry/v1/people.proto


export interface UpdateRoleRequest {
  'name'?: (string);
  /**
   * Absent: as it is.
   */
  'title'?: (string);
  'description'?: (string);
  /**
   * Permissions to add and to take away; the others stay.
   */
  'addPermissions'?: (string)[];
  'removePermissions'?: (string)[];
  '_title'?: "title";
  '_description'?: "description";
}

export interface UpdateRoleRequest__Output {
  'name': (string);
  /**
   * Absent: as it is.
   */
  'title'?: (string);
  'description'?: (string);
  /**
   * Permissions to add and to take away; the others stay.
   */
  'addPermissions': (string)[];
  'removePermissions': (string)[];
  '_title'?: "title";
  '_description'?: "description";
}
