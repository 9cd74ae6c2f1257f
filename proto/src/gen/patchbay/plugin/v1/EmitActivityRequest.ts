// Original file: patchbay/plugin/v1/plugin_calls.proto


export interface EmitActivityRequest {
  /**
   * Id or slug of the space.
   */
  'space'?: (string);
  /**
   * Id of the user who did it; empty when the plugin did by itself.
   */
  'actor'?: (string);
  /**
   * Such as `booked`; at most 100 characters.
   */
  'verb'?: (string);
  /**
   * Such as `2 h on Website`; at most 200 characters.
   */
  'target'?: (string);
  /**
   * Path below the plugin, such as `/entries/7`; empty for none.
   */
  'link'?: (string);
  /**
   * The same key is taken once in a space; empty for no such key.
   */
  'key'?: (string);
}

export interface EmitActivityRequest__Output {
  /**
   * Id or slug of the space.
   */
  'space': (string);
  /**
   * Id of the user who did it; empty when the plugin did by itself.
   */
  'actor': (string);
  /**
   * Such as `booked`; at most 100 characters.
   */
  'verb': (string);
  /**
   * Such as `2 h on Website`; at most 200 characters.
   */
  'target': (string);
  /**
   * Path below the plugin, such as `/entries/7`; empty for none.
   */
  'link': (string);
  /**
   * The same key is taken once in a space; empty for no such key.
   */
  'key': (string);
}
