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
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
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
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
}
