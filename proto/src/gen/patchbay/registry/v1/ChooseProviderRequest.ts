// Original file: patchbay/registry/v1/admin.proto


export interface ChooseProviderRequest {
  'capability'?: (string);
  /**
   * Empty for no choice.
   */
  'slug'?: (string);
  'fallback'?: (boolean);
}

export interface ChooseProviderRequest__Output {
  'capability': (string);
  /**
   * Empty for no choice.
   */
  'slug': (string);
  'fallback': (boolean);
}
