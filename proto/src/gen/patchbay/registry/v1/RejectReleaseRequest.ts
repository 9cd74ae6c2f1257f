// Original file: patchbay/registry/v1/admin.proto


export interface RejectReleaseRequest {
  'slug'?: (string);
  'version'?: (string);
  /**
   * For whoever wrote the plugin; at most 500 characters.
   */
  'reason'?: (string);
}

export interface RejectReleaseRequest__Output {
  'slug': (string);
  'version': (string);
  /**
   * For whoever wrote the plugin; at most 500 characters.
   */
  'reason': (string);
}
