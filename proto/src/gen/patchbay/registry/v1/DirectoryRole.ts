// Original file: patchbay/registry/v1/directory.proto


export interface DirectoryRole {
  'name'?: (string);
  /**
   * `site`, or `space` for a role that members of a space have there.
   */
  'scope'?: (string);
  /**
   * Holds every permission, also those that come later.
   */
  'everything'?: (boolean);
  /**
   * Sorted.
   */
  'permissions'?: (string)[];
}

export interface DirectoryRole__Output {
  'name': (string);
  /**
   * `site`, or `space` for a role that members of a space have there.
   */
  'scope': (string);
  /**
   * Holds every permission, also those that come later.
   */
  'everything': (boolean);
  /**
   * Sorted.
   */
  'permissions': (string)[];
}
