// Original file: patchbay/registry/v1/spaces.proto


export interface SetSpaceMemberRequest {
  'slug'?: (string);
  /**
   * Id of the user, or their username.
   */
  'user'?: (string);
  /**
   * Any of `member`, `team`, `admin`; `member` goes without saying.
   */
  'roles'?: (string)[];
}

export interface SetSpaceMemberRequest__Output {
  'slug': (string);
  /**
   * Id of the user, or their username.
   */
  'user': (string);
  /**
   * Any of `member`, `team`, `admin`; `member` goes without saying.
   */
  'roles': (string)[];
}
