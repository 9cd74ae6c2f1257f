// Original file: patchbay/registry/v1/commands.proto


export interface ListCommandsRequest {
  /**
   * Of one plugin; empty for all.
   */
  'slug'?: (string);
  /**
   * Also those that the caller may not run; needs `plugins.administer`.
   */
  'all'?: (boolean);
}

export interface ListCommandsRequest__Output {
  /**
   * Of one plugin; empty for all.
   */
  'slug': (string);
  /**
   * Also those that the caller may not run; needs `plugins.administer`.
   */
  'all': (boolean);
}
