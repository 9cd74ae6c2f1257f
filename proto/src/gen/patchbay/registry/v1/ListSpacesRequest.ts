// Original file: patchbay/registry/v1/spaces.proto


export interface ListSpacesRequest {
  /**
   * Also those the caller is not in; needs `spaces.administer` on the site.
   */
  'all'?: (boolean);
  /**
   * At most this many; 0 means 100. The largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
}

export interface ListSpacesRequest__Output {
  /**
   * Also those the caller is not in; needs `spaces.administer` on the site.
   */
  'all': (boolean);
  /**
   * At most this many; 0 means 100. The largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
}
