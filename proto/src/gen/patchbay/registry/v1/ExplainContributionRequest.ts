// Original file: patchbay/registry/v1/admin.proto


export interface ExplainContributionRequest {
  'slug'?: (string);
  'contributionId'?: (string);
  /**
   * For whom, by id or username; empty: as far as it is the same for everybody.
   */
  'user'?: (string);
  /**
   * In which space, by id or slug; empty: outside of spaces.
   */
  'space'?: (string);
}

export interface ExplainContributionRequest__Output {
  'slug': (string);
  'contributionId': (string);
  /**
   * For whom, by id or username; empty: as far as it is the same for everybody.
   */
  'user': (string);
  /**
   * In which space, by id or slug; empty: outside of spaces.
   */
  'space': (string);
}
