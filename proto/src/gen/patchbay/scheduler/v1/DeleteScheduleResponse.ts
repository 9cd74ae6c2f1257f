// Original file: patchbay/scheduler/v1/scheduler.proto


export interface DeleteScheduleResponse {
}

export interface DeleteScheduleResponse__Output {
}
