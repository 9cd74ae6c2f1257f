// Original file: patchbay/registry/v1/admin.proto


export interface DeletePluginResponse {
  /**
   * Lines such as `2 releases`, `3 settings`, `1 credential`.
   */
  'deleted'?: (string)[];
}

export interface DeletePluginResponse__Output {
  /**
   * Lines such as `2 releases`, `3 settings`, `1 credential`.
   */
  'deleted': (string)[];
}
