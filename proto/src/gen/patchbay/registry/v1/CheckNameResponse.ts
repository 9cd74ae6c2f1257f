// Original file: patchbay/registry/v1/settings.proto


export interface CheckNameResponse {
  /**
   * Without illegal characters.
   */
  'name'?: (string);
  'available'?: (boolean);
  /**
   * Such as `already exists`.
   */
  'message'?: (string);
}

export interface CheckNameResponse__Output {
  /**
   * Without illegal characters.
   */
  'name': (string);
  'available': (boolean);
  /**
   * Such as `already exists`.
   */
  'message': (string);
}
