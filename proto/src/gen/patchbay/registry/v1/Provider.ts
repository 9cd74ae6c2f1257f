// Original file: patchbay/registry/v1/admin.proto


export interface Provider {
  'slug'?: (string);
  'version'?: (string);
  /**
   * Whether it serves now.
   */
  'offered'?: (boolean);
}

export interface Provider__Output {
  'slug': (string);
  'version': (string);
  /**
   * Whether it serves now.
   */
  'offered': (boolean);
}
