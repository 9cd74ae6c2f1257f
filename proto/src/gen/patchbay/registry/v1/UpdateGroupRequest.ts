// Original file: patchbay/registry/v1/people.proto


export interface UpdateGroupRequest {
  'id'?: (string);
  /**
   * Absent: as it is.
   */
  'name'?: (string);
  'description'?: (string);
  '_name'?: "name";
  '_description'?: "description";
}

export interface UpdateGroupRequest__Output {
  'id': (string);
  /**
   * Absent: as it is.
   */
  'name'?: (string);
  'description'?: (string);
  '_name'?: "name";
  '_description'?: "description";
}
