// Original file: patchbay/registry/v1/catalog.proto


export interface ReleaseDiff {
  /**
   * By semver: `upgrade`, `downgrade`, or `same` for the active release itself; empty while none is active.
   */
  'direction'?: (string);
  /**
   * Lines such as `needs users.read`, `replaces old-name`, `route GET /export`, `task nightly`, `setting host`, `secret setting token`.
   */
  'added'?: (string)[];
  'removed'?: (string)[];
}

export interface ReleaseDiff__Output {
  /**
   * By semver: `upgrade`, `downgrade`, or `same` for the active release itself; empty while none is active.
   */
  'direction': (string);
  /**
   * Lines such as `needs users.read`, `replaces old-name`, `route GET /export`, `task nightly`, `setting host`, `secret setting token`.
   */
  'added': (string)[];
  'removed': (string)[];
}
