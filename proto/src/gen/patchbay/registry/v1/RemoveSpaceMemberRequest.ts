// Original file: patchbay/registry/v1/spaces.proto


export interface RemoveSpaceMemberRequest {
  'slug'?: (string);
  /**
   * Id of the user, or their username.
   */
  'user'?: (string);
}

export interface RemoveSpaceMemberRequest__Output {
  'slug': (string);
  /**
   * Id of the user, or their username.
   */
  'user': (string);
}
