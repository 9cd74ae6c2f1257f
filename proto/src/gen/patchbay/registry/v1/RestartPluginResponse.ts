// Original file: patchbay/registry/v1/settings.proto


export interface RestartPluginResponse {
  /**
   * Processes that are asked to end.
   */
  'instances'?: (number);
}

export interface RestartPluginResponse__Output {
  /**
   * Processes that are asked to end.
   */
  'instances': (number);
}
