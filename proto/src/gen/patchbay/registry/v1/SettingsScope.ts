// Original file: patchbay/registry/v1/settings.proto


/**
 * Whose settings: `site` with no id; `space` with the id or slug of one, `user` with the id or username
 * of somebody. Empty is `site`.
 */
export interface SettingsScope {
  'kind'?: (string);
  'id'?: (string);
}

/**
 * Whose settings: `site` with no id; `space` with the id or slug of one, `user` with the id or username
 * of somebody. Empty is `site`.
 */
export interface SettingsScope__Output {
  'kind': (string);
  'id': (string);
}
