// Original file: patchbay/plugin/v1/plugin_host.proto


/**
 * Finish what is running and disconnect; the process may then exit.
 */
export interface Drain {
  'reason'?: (string);
}

/**
 * Finish what is running and disconnect; the process may then exit.
 */
export interface Drain__Output {
  'reason': (string);
}
