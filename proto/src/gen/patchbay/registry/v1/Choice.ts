// Original file: patchbay/registry/v1/settings.proto


export interface Choice {
  'value'?: (string);
  'title'?: (string);
  'description'?: (string);
  /**
   * Why it cannot be chosen now; empty when it can.
   */
  'disabled'?: (string);
}

export interface Choice__Output {
  'value': (string);
  'title': (string);
  'description': (string);
  /**
   * Why it cannot be chosen now; empty when it can.
   */
  'disabled': (string);
}
