// Original file: patchbay/plugin/v1/plugin_calls.proto


export interface ListSpaceRecipientsRequest {
  /**
   * Id or slug of the space.
   */
  'space'?: (string);
}

export interface ListSpaceRecipientsRequest__Output {
  /**
   * Id or slug of the space.
   */
  'space': (string);
}
