// Original file: patchbay/registry/v1/admin.proto


export interface UpdatePluginRequest {
  'slug'?: (string);
  /**
   * Absent: as it is. Empty: back to the manifest's title.
   */
  'title'?: (string);
  /**
   * Absent: as it is.
   */
  'index'?: (number);
  /**
   * Back to no place of its own.
   */
  'clearIndex'?: (boolean);
  '_title'?: "title";
  '_index'?: "index";
}

export interface UpdatePluginRequest__Output {
  'slug': (string);
  /**
   * Absent: as it is. Empty: back to the manifest's title.
   */
  'title'?: (string);
  /**
   * Absent: as it is.
   */
  'index'?: (number);
  /**
   * Back to no place of its own.
   */
  'clearIndex': (boolean);
  '_title'?: "title";
  '_index'?: "index";
}
