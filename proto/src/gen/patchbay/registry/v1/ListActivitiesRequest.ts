// Original file: patchbay/registry/v1/spaces.proto


export interface ListActivitiesRequest {
  'slug'?: (string);
  /**
   * At most this many; 0 means 10. The largest is 100.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
}

export interface ListActivitiesRequest__Output {
  'slug': (string);
  /**
   * At most this many; 0 means 10. The largest is 100.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
}
