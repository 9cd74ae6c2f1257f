// Original file: patchbay/registry/v1/lifecycle.proto


export interface ListLifecycleCallsRequest {
  /**
   * Of one plugin; empty for all.
   */
  'slug'?: (string);
}

export interface ListLifecycleCallsRequest__Output {
  /**
   * Of one plugin; empty for all.
   */
  'slug': (string);
}
