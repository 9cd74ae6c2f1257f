// Original file: patchbay/registry/v1/admin.proto


export interface DeletePluginRequest {
  'slug'?: (string);
  /**
   * Only say what would go.
   */
  'dryRun'?: (boolean);
}

export interface DeletePluginRequest__Output {
  'slug': (string);
  /**
   * Only say what would go.
   */
  'dryRun': (boolean);
}
