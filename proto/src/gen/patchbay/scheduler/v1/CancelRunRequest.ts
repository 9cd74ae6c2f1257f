// Original file: patchbay/scheduler/v1/scheduler.proto


export interface CancelRunRequest {
  'id'?: (string);
  'requestedBy'?: (string);
}

export interface CancelRunRequest__Output {
  'id': (string);
  'requestedBy': (string);
}
