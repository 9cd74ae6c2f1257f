// Original file: patchbay/registry/v1/spaces.proto


export interface RecipientRole {
  /**
   * `member`, `team` or `admin`.
   */
  'name'?: (string);
  'title'?: (string);
  /**
   * How many people have it.
   */
  'members'?: (number);
}

export interface RecipientRole__Output {
  /**
   * `member`, `team` or `admin`.
   */
  'name': (string);
  'title': (string);
  /**
   * How many people have it.
   */
  'members': (number);
}
