// Original file: patchbay/scheduler/v1/scheduler.proto


export interface RunNowRequest {
  'scheduleId'?: (string);
  /**
   * Who asked, for the history.
   */
  'requestedBy'?: (string);
}

export interface RunNowRequest__Output {
  'scheduleId': (string);
  /**
   * Who asked, for the history.
   */
  'requestedBy': (string);
}
