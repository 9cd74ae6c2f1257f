// Original file: patchbay/registry/v1/people.proto


export interface Role {
  /**
   * Such as `editor`.
   */
  'name'?: (string);
  'title'?: (string);
  'description'?: (string);
  /**
   * `site`, or `space` for a role that members of a space have there.
   */
  'scope'?: (string);
  'builtIn'?: (boolean);
  /**
   * Holds every permission, also those that come later.
   */
  'everything'?: (boolean);
  /**
   * Names, sorted.
   */
  'permissions'?: (string)[];
}

export interface Role__Output {
  /**
   * Such as `editor`.
   */
  'name': (string);
  'title': (string);
  'description': (string);
  /**
   * `site`, or `space` for a role that members of a space have there.
   */
  'scope': (string);
  'builtIn': (boolean);
  /**
   * Holds every permission, also those that come later.
   */
  'everything': (boolean);
  /**
   * Names, sorted.
   */
  'permissions': (string)[];
}
