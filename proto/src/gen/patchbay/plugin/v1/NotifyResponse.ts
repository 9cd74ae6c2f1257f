// Original file: patchbay/plugin/v1/plugin_calls.proto


export interface NotifyResponse {
  /**
   * How many people it reached by at least one medium.
   */
  'notified'?: (number);
}

export interface NotifyResponse__Output {
  /**
   * How many people it reached by at least one medium.
   */
  'notified': (number);
}
