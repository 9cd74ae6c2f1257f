// Original file: patchbay/scheduler/v1/scheduler.proto


export interface RetryRunRequest {
  'id'?: (string);
  'requestedBy'?: (string);
}

export interface RetryRunRequest__Output {
  'id': (string);
  'requestedBy': (string);
}
