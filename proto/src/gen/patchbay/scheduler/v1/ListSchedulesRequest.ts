// Original file: patchbay/scheduler/v1/scheduler.proto


export interface ListSchedulesRequest {
  /**
   * Empty for those of every plugin.
   */
  'plugin'?: (string);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListSchedulesRequest__Output {
  /**
   * Empty for those of every plugin.
   */
  'plugin': (string);
  'pageSize': (number);
  'pageToken': (string);
}
