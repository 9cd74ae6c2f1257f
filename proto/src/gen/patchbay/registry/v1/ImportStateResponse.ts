// Original file: patchbay/registry/v1/settings.proto


export interface ImportStateResponse {
  /**
   * Lines such as `hello: enabled true → false`.
   */
  'changes'?: (string)[];
  /**
   * What the export has and this registry cannot take, with why: plugins that are not installed,
   * secrets that were left out.
   */
  'leftOut'?: (string)[];
}

export interface ImportStateResponse__Output {
  /**
   * Lines such as `hello: enabled true → false`.
   */
  'changes': (string)[];
  /**
   * What the export has and this registry cannot take, with why: plugins that are not installed,
   * secrets that were left out.
   */
  'leftOut': (string)[];
}
