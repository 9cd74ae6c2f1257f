// Original file: patchbay/registry/v1/admin.proto


export interface CreateCredentialRequest {
  'slug'?: (string);
  /**
   * For a plugin that comes with the platform: only the platform's own token says so.
   */
  'bundled'?: (boolean);
}

export interface CreateCredentialRequest__Output {
  'slug': (string);
  /**
   * For a plugin that comes with the platform: only the platform's own token says so.
   */
  'bundled': (boolean);
}
