// Original file: patchbay/scheduler/v1/scheduler.proto


export interface RetryRunsResponse {
  'retried'?: (number);
  /**
   * Failed runs that match and were not reached by the limit.
   */
  'remaining'?: (number);
}

export interface RetryRunsResponse__Output {
  'retried': (number);
  /**
   * Failed runs that match and were not reached by the limit.
   */
  'remaining': (number);
}
