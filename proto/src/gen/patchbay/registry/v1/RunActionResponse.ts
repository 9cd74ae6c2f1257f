// Original file: patchbay/registry/v1/settings.proto


export interface RunActionResponse {
  'ok'?: (boolean);
  /**
   * What the plugin says of it.
   */
  'message'?: (string);
}

export interface RunActionResponse__Output {
  'ok': (boolean);
  /**
   * What the plugin says of it.
   */
  'message': (string);
}
