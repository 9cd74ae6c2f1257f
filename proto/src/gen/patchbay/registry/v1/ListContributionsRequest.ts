// Original file: patchbay/registry/v1/catalog.proto


export interface ListContributionsRequest {
  /**
   * Of one extension point; empty for all.
   */
  'point'?: (string);
  /**
   * `enabled`, also when empty: those that are shown; `any`: all, each with its state.
   */
  'status'?: (string);
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
}

export interface ListContributionsRequest__Output {
  /**
   * Of one extension point; empty for all.
   */
  'point': (string);
  /**
   * `enabled`, also when empty: those that are shown; `any`: all, each with its state.
   */
  'status': (string);
  /**
   * At most this many; 0 means all, and the largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
}
