// Original file: patchbay/scheduler/v1/scheduler.proto


export interface PauseScheduleRequest {
  'id'?: (string);
  'requestedBy'?: (string);
  'reason'?: (string);
}

export interface PauseScheduleRequest__Output {
  'id': (string);
  'requestedBy': (string);
  'reason': (string);
}
