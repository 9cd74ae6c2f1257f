// Original file: patchbay/registry/v1/admin.proto


export interface PinReleaseRequest {
  'slug'?: (string);
  /**
   * Empty to unpin.
   */
  'version'?: (string);
}

export interface PinReleaseRequest__Output {
  'slug': (string);
  /**
   * Empty to unpin.
   */
  'version': (string);
}
