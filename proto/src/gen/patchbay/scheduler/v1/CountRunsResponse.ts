// Original file: patchbay/scheduler/v1/scheduler.proto


export interface CountRunsResponse {
  /**
   * By state; states without runs are left out.
   */
  'counts'?: ({[key: string]: number});
}

export interface CountRunsResponse__Output {
  /**
   * By state; states without runs are left out.
   */
  'counts': ({[key: string]: number});
}
