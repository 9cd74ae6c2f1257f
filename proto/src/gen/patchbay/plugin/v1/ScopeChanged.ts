// Original file: patchbay/plugin/v1/plugin_host.proto


/**
 * Whoever remembers settings of this scope forgets them. Changes of the site are `settings`.
 */
export interface ScopeChanged {
  /**
   * `space` or `user`.
   */
  'kind'?: (string);
  'id'?: (string);
}

/**
 * Whoever remembers settings of this scope forgets them. Changes of the site are `settings`.
 */
export interface ScopeChanged__Output {
  /**
   * `space` or `user`.
   */
  'kind': (string);
  'id': (string);
}
