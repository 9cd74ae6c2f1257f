// Original file: patchbay/registry/v1/spaces.proto


export interface ListSpaceMembersRequest {
  'slug'?: (string);
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
}

export interface ListSpaceMembersRequest__Output {
  'slug': (string);
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
}
