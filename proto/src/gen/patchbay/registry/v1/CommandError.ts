// Original file: patchbay/registry/v1/commands.proto


export interface CommandError {
  /**
   * As of every error of the platform: `timeout`, `invalid`.
   */
  'code'?: (string);
  'message'?: (string);
}

export interface CommandError__Output {
  /**
   * As of every error of the platform: `timeout`, `invalid`.
   */
  'code': (string);
  'message': (string);
}
