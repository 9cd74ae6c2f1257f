// Original file: patchbay/scheduler/v1/scheduler.proto


export interface GetRunRequest {
  'id'?: (string);
}

export interface GetRunRequest__Output {
  'id': (string);
}
