// Original file: patchbay/plugin/v1/plugin_calls.proto


export interface Recipient {
  'userId'?: (string);
  'name'?: (string);
  /**
   * `member`, `team`, `admin`.
   */
  'roles'?: (string)[];
}

export interface Recipient__Output {
  'userId': (string);
  'name': (string);
  /**
   * `member`, `team`, `admin`.
   */
  'roles': (string)[];
}
