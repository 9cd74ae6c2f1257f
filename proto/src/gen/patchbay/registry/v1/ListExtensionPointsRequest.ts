// Original file: patchbay/registry/v1/admin.proto


export interface ListExtensionPointsRequest {
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
}

export interface ListExtensionPointsRequest__Output {
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
}
