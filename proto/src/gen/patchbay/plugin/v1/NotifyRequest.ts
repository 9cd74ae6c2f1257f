// Original file: patchbay/plugin/v1/plugin_calls.proto


export interface NotifyRequest {
  /**
   * Name of one of the manifest's `notificationTypes`.
   */
  'type'?: (string);
  'title'?: (string);
  /**
   * Plain text; may be empty.
   */
  'text'?: (string);
  /**
   * Path below the plugin; empty for none.
   */
  'link'?: (string);
  /**
   * Id or slug of the space it is about; empty for none.
   */
  'space'?: (string);
  /**
   * Ids of users. With a space, only its members.
   */
  'users'?: (string)[];
  /**
   * Of the space: `member` for everybody in it, `team`, `admin`.
   */
  'roles'?: (string)[];
  /**
   * The same key reaches nobody twice; empty for no such key.
   */
  'key'?: (string);
  /**
   * Id of the user who caused it, and who is not told; empty for none.
   */
  'actor'?: (string);
}

export interface NotifyRequest__Output {
  /**
   * Name of one of the manifest's `notificationTypes`.
   */
  'type': (string);
  'title': (string);
  /**
   * Plain text; may be empty.
   */
  'text': (string);
  /**
   * Path below the plugin; empty for none.
   */
  'link': (string);
  /**
   * Id or slug of the space it is about; empty for none.
   */
  'space': (string);
  /**
   * Ids of users. With a space, only its members.
   */
  'users': (string)[];
  /**
   * Of the space: `member` for everybody in it, `team`, `admin`.
   */
  'roles': (string)[];
  /**
   * The same key reaches nobody twice; empty for no such key.
   */
  'key': (string);
  /**
   * Id of the user who caused it, and who is not told; empty for none.
   */
  'actor': (string);
}
