// Original file: patchbay/registry/v1/admin.proto


export interface Check {
  /**
   * Such as `the plugin is offered`.
   */
  'name'?: (string);
  'passed'?: (boolean);
  /**
   * What was found, and what to do when it failed.
   */
  'detail'?: (string);
}

export interface Check__Output {
  /**
   * Such as `the plugin is offered`.
   */
  'name': (string);
  'passed': (boolean);
  /**
   * What was found, and what to do when it failed.
   */
  'detail': (string);
}
