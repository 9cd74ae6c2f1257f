// Original file: patchbay/registry/v1/access.proto


export interface AccessReason {
  /**
   * Such as `superuser`, `policy of "vetoes"`, `roles`.
   */
  'name'?: (string);
  /**
   * What it said: `yes`, `no`, or `nothing`, so that the next was asked.
   */
  'answer'?: (string);
  /**
   * What was found, and what to do about it.
   */
  'detail'?: (string);
}

export interface AccessReason__Output {
  /**
   * Such as `superuser`, `policy of "vetoes"`, `roles`.
   */
  'name': (string);
  /**
   * What it said: `yes`, `no`, or `nothing`, so that the next was asked.
   */
  'answer': (string);
  /**
   * What was found, and what to do about it.
   */
  'detail': (string);
}
