// Original file: patchbay/gateway/v1/plugin_health.proto


/**
 * The process of the gateway.
 */
export interface SeenBy {
  /**
   * Its number among the `workers` of its machine; 0 where it is the only one.
   */
  'worker'?: (number);
  'workers'?: (number);
}

/**
 * The process of the gateway.
 */
export interface SeenBy__Output {
  /**
   * Its number among the `workers` of its machine; 0 where it is the only one.
   */
  'worker': (number);
  'workers': (number);
}
