// Original file: patchbay/registry/v1/people.proto


export interface ListRoleHoldersRequest {
  'role'?: (string);
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
}

export interface ListRoleHoldersRequest__Output {
  'role': (string);
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
}
