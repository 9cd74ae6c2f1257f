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
}
