// Original file: patchbay/registry/v1/people.proto


export interface Permission {
  /**
   * Such as `plugins.administer`; a plugin's own begins with its slug.
   */
  'name'?: (string);
  'title'?: (string);
  'description'?: (string);
  /**
   * The plugin that declares it; empty for the platform's own.
   */
  'plugin'?: (string);
  /**
   * Nobody declares it any more; who has it keeps it, should it come back.
   */
  'obsolete'?: (boolean);
  /**
   * What it is asked about, such as `space`; empty when it is about the whole site.
   */
  'object'?: (string);
}

export interface Permission__Output {
  /**
   * Such as `plugins.administer`; a plugin's own begins with its slug.
   */
  'name': (string);
  'title': (string);
  'description': (string);
  /**
   * The plugin that declares it; empty for the platform's own.
   */
  'plugin': (string);
  /**
   * Nobody declares it any more; who has it keeps it, should it come back.
   */
  'obsolete': (boolean);
  /**
   * What it is asked about, such as `space`; empty when it is about the whole site.
   */
  'object': (string);
}
