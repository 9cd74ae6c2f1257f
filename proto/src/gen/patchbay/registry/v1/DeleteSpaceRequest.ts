// Original file: patchbay/registry/v1/spaces.proto


export interface DeleteSpaceRequest {
  'slug'?: (string);
  /**
   * Only say what would go.
   */
  'dryRun'?: (boolean);
}

export interface DeleteSpaceRequest__Output {
  'slug': (string);
  /**
   * Only say what would go.
   */
  'dryRun': (boolean);
}
