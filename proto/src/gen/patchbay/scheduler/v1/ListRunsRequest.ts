// Original file: patchbay/scheduler/v1/scheduler.proto


export interface ListRunsRequest {
  /**
   * Empty for those of every plugin, task and state.
   */
  'plugin'?: (string);
  'task'?: (string);
  'state'?: (string);
  /**
   * 0 means 50; the largest is 500.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListRunsRequest__Output {
  /**
   * Empty for those of every plugin, task and state.
   */
  'plugin': (string);
  'task': (string);
  'state': (string);
  /**
   * 0 means 50; the largest is 500.
   */
  'pageSize': (number);
  'pageToken': (string);
}
