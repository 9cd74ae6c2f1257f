// Original file: patchbay/plugin/v1/plugin_calls.proto


export interface Recipients {
  /**
   * `member`, `team` or `admin`.
   */
  'role'?: (string);
  'title'?: (string);
  'members'?: (number);
}

export interface Recipients__Output {
  /**
   * `member`, `team` or `admin`.
   */
  'role': (string);
  'title': (string);
  'members': (number);
}
