// Original file: patchbay/scheduler/v1/scheduler.proto


export interface GetScheduleRequest {
  'id'?: (string);
}

export interface GetScheduleRequest__Output {
  'id': (string);
}
