// Original file: patchbay/registry/v1/admin.proto


export interface ListCredentialsRequest {
  /**
   * Empty for those of every plugin.
   */
  'slug'?: (string);
}

export interface ListCredentialsRequest__Output {
  /**
   * Empty for those of every plugin.
   */
  'slug': (string);
}
