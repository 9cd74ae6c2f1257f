// Original file: patchbay/registry/v1/admin.proto


export interface RemovePluginRequest {
  'slug'?: (string);
  /**
   * Remove it although others need it; they are blocked then.
   */
  'force'?: (boolean);
}

export interface RemovePluginRequest__Output {
  'slug': (string);
  /**
   * Remove it although others need it; they are blocked then.
   */
  'force': (boolean);
}
