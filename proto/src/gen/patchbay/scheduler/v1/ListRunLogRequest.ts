// Original file: patchbay/scheduler/v1/scheduler.proto


export interface ListRunLogRequest {
  'id'?: (string);
  /**
   * 0 means 50; the largest is 500.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListRunLogRequest__Output {
  'id': (string);
  /**
   * 0 means 50; the largest is 500.
   */
  'pageSize': (number);
  'pageToken': (string);
}
