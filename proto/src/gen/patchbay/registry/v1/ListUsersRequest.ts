// Original file: patchbay/registry/v1/people.proto


export interface ListUsersRequest {
  /**
   * At most this many; 0 means 100. The largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
  /**
   * Only those whose username, name or e-mail contains this, without regard to case.
   */
  'text'?: (string);
}

export interface ListUsersRequest__Output {
  /**
   * At most this many; 0 means 100. The largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
  /**
   * Only those whose username, name or e-mail contains this, without regard to case.
   */
  'text': (string);
}
