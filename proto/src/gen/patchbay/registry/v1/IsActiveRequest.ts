// Original file: patchbay/registry/v1/spaces.proto


export interface IsActiveRequest {
  'plugin'?: (string);
  /**
   * Slug of the space.
   */
  'slug'?: (string);
}

export interface IsActiveRequest__Output {
  'plugin': (string);
  /**
   * Slug of the space.
   */
  'slug': (string);
}
