// Original file: patchbay/scheduler/v1/scheduler.proto


export interface ListSchedulesRequest {
  /**
   * Empty for those of every plugin, task and state.
   */
  'plugin'?: (string);
  'pageSize'?: (number);
  'pageToken'?: (string);
  'task'?: (string);
  /**
   * One of `Schedule.state`.
   */
  'state'?: (string);
  /**
   * Id of a space; empty for all, also those that are for none.
   */
  'space'?: (string);
}

export interface ListSchedulesRequest__Output {
  /**
   * Empty for those of every plugin, task and state.
   */
  'plugin': (string);
  'pageSize': (number);
  'pageToken': (string);
  'task': (string);
  /**
   * One of `Schedule.state`.
   */
  'state': (string);
  /**
   * Id of a space; empty for all, also those that are for none.
   */
  'space': (string);
}
