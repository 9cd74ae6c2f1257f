// Original file: patchbay/registry/v1/settings.proto


export interface ExportStateRequest {
  /**
   * Empty for every plugin.
   */
  'slugs'?: (string)[];
}

export interface ExportStateRequest__Output {
  /**
   * Empty for every plugin.
   */
  'slugs': (string)[];
}
