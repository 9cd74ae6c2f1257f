// Original file: patchbay/registry/v1/catalog.proto


export interface ListContributionsRequest {
  /**
   * Of one extension point; empty for all.
   */
  'point'?: (string);
  /**
   * `enabled`, also when empty: those that are shown; `any`: all, each with its state.
   */
  'status'?: (string);
}

export interface ListContributionsRequest__Output {
  /**
   * Of one extension point; empty for all.
   */
  'point': (string);
  /**
   * `enabled`, also when empty: those that are shown; `any`: all, each with its state.
   */
  'status': (string);
}
