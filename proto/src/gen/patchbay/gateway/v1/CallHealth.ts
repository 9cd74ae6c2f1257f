// Original file: patchbay/gateway/v1/plugin_health.proto


/**
 * Of the calls that the platform makes: for widgets, searches, commands and points of other plugins.
 */
export interface CallHealth {
  /**
   * `closed`: it is called; `open`: it is not, for a moment; `half-open`: one call is under way, which decides.
   */
  'state'?: (string);
  /**
   * Why it is not called; empty while it is.
   */
  'reason'?: (string);
  'underWay'?: (number);
}

/**
 * Of the calls that the platform makes: for widgets, searches, commands and points of other plugins.
 */
export interface CallHealth__Output {
  /**
   * `closed`: it is called; `open`: it is not, for a moment; `half-open`: one call is under way, which decides.
   */
  'state': (string);
  /**
   * Why it is not called; empty while it is.
   */
  'reason': (string);
  'underWay': (number);
}
