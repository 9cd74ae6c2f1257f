// Original file: patchbay/registry/v1/settings.proto


/**
 * Whose settings: `site` with no id, `space` or `user` with one. Empty is `site`.
 */
export interface SettingsScope {
  'kind'?: (string);
  'id'?: (string);
}

/**
 * Whose settings: `site` with no id, `space` or `user` with one. Empty is `site`.
 */
export interface SettingsScope__Output {
  'kind': (string);
  'id': (string);
}
