// Original file: patchbay/registry/v1/spaces.proto


export interface SpacePlugin {
  'plugin'?: (string);
  'title'?: (string);
  'description'?: (string);
  /**
   * Name of an icon; empty when it has none.
   */
  'icon'?: (string);
  'active'?: (boolean);
  /**
   * Whether somebody decided it here; else it is the plugin's default.
   */
  'decided'?: (boolean);
  /**
   * Whether it can be deactivated.
   */
  'canDisable'?: (boolean);
  /**
   * Path below the plugin to which the navigation leads.
   */
  'defaultView'?: (string);
  /**
   * Whether it serves now.
   */
  'offered'?: (boolean);
}

export interface SpacePlugin__Output {
  'plugin': (string);
  'title': (string);
  'description': (string);
  /**
   * Name of an icon; empty when it has none.
   */
  'icon': (string);
  'active': (boolean);
  /**
   * Whether somebody decided it here; else it is the plugin's default.
   */
  'decided': (boolean);
  /**
   * Whether it can be deactivated.
   */
  'canDisable': (boolean);
  /**
   * Path below the plugin to which the navigation leads.
   */
  'defaultView': (string);
  /**
   * Whether it serves now.
   */
  'offered': (boolean);
}
