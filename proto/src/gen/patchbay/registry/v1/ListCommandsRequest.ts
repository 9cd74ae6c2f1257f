// Original file: patchbay/registry/v1/commands.proto


export interface ListCommandsRequest {
  /**
   * Of one plugin; empty for all.
   */
  'slug'?: (string);
}

export interface ListCommandsRequest__Output {
  /**
   * Of one plugin; empty for all.
   */
  'slug': (string);
}
