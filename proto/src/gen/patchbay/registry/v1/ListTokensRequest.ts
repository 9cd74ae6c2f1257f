// Original file: patchbay/registry/v1/tokens.proto


export interface ListTokensRequest {
  /**
   * Empty for whoever asks.
   */
  'userId'?: (string);
}

export interface ListTokensRequest__Output {
  /**
   * Empty for whoever asks.
   */
  'userId': (string);
}
