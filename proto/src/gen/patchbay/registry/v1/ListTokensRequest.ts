// Original file: patchbay/registry/v1/tokens.proto


export interface ListTokensRequest {
  /**
   * Empty for whoever asks.
   */
  'userId'?: (string);
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
}

export interface ListTokensRequest__Output {
  /**
   * Empty for whoever asks.
   */
  'userId': (string);
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
}
