// Original file: patchbay/scheduler/v1/scheduler.proto


export interface ResumeScheduleRequest {
  'id'?: (string);
  'requestedBy'?: (string);
}

export interface ResumeScheduleRequest__Output {
  'id': (string);
  'requestedBy': (string);
}
