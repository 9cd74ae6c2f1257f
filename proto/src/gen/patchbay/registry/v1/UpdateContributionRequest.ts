// Original file: patchbay/registry/v1/admin.proto


export interface UpdateContributionRequest {
  'slug'?: (string);
  'contributionId'?: (string);
  /**
   * Absent: as it is.
   */
  'enabled'?: (boolean);
  /**
   * Absent: as it is.
   */
  'index'?: (number);
  /**
   * Back to no place of its own.
   */
  'clearIndex'?: (boolean);
  '_enabled'?: "enabled";
  '_index'?: "index";
}

export interface UpdateContributionRequest__Output {
  'slug': (string);
  'contributionId': (string);
  /**
   * Absent: as it is.
   */
  'enabled'?: (boolean);
  /**
   * Absent: as it is.
   */
  'index'?: (number);
  /**
   * Back to no place of its own.
   */
  'clearIndex': (boolean);
  '_enabled'?: "enabled";
  '_index'?: "index";
}
