// Original file: patchbay/registry/v1/admin.proto


export interface SetPluginEnabledRequest {
  'slug'?: (string);
  'enabled'?: (boolean);
  /**
   * Disable it although others need it; they are blocked then.
   */
  'force'?: (boolean);
}

export interface SetPluginEnabledRequest__Output {
  'slug': (string);
  'enabled': (boolean);
  /**
   * Disable it although others need it; they are blocked then.
   */
  'force': (boolean);
}
