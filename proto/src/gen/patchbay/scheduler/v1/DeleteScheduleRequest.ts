// Original file: patchbay/scheduler/v1/scheduler.proto


export interface DeleteScheduleRequest {
  'id'?: (string);
  'requestedBy'?: (string);
}

export interface DeleteScheduleRequest__Output {
  'id': (string);
  'requestedBy': (string);
}
