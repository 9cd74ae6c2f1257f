// Original file: patchbay/registry/v1/access.proto


export interface CheckRequest {
  /**
   * Id of the user; empty for whoever asks.
   */
  'userId'?: (string);
  /**
   * Such as `spaces.create`.
   */
  'permission'?: (string);
  /**
   * What it is about, such as `space:<id>` or `plugin:<slug>`; empty for the whole site.
   */
  'object'?: (string);
}

export interface CheckRequest__Output {
  /**
   * Id of the user; empty for whoever asks.
   */
  'userId': (string);
  /**
   * Such as `spaces.create`.
   */
  'permission': (string);
  /**
   * What it is about, such as `space:<id>` or `plugin:<slug>`; empty for the whole site.
   */
  'object': (string);
}
