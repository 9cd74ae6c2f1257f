// Original file: patchbay/registry/v1/catalog.proto


export interface ListPluginsRequest {
  /**
   * At most this many; 0 means 100. The largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
  /**
   * In this state, such as `ready`; empty for every state.
   */
  'state'?: (string);
  /**
   * Only those that an operator has, or has not, switched off; absent for both.
   */
  'enabled'?: (boolean);
  /**
   * Only those that contribute to this extension point.
   */
  'point'?: (string);
  '_enabled'?: "enabled";
}

export interface ListPluginsRequest__Output {
  /**
   * At most this many; 0 means 100. The largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
  /**
   * In this state, such as `ready`; empty for every state.
   */
  'state': (string);
  /**
   * Only those that an operator has, or has not, switched off; absent for both.
   */
  'enabled'?: (boolean);
  /**
   * Only those that contribute to this extension point.
   */
  'point': (string);
  '_enabled'?: "enabled";
}
