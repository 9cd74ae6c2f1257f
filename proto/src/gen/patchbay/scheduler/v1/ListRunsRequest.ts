// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface ListRunsRequest {
  /**
   * Empty for those of every plugin, task and state.
   */
  'plugin'?: (string);
  'task'?: (string);
  'state'?: (string);
  /**
   * 0 means 50; the largest is 500.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  'scheduleId'?: (string);
  /**
   * Runs scheduled for this moment or later, and before that one.
   */
  'since'?: (_google_protobuf_Timestamp | null);
  'until'?: (_google_protobuf_Timestamp | null);
  /**
   * Id of a space; empty for all, also those that are in none.
   */
  'space'?: (string);
}

export interface ListRunsRequest__Output {
  /**
   * Empty for those of every plugin, task and state.
   */
  'plugin': (string);
  'task': (string);
  'state': (string);
  /**
   * 0 means 50; the largest is 500.
   */
  'pageSize': (number);
  'pageToken': (string);
  'scheduleId': (string);
  /**
   * Runs scheduled for this moment or later, and before that one.
   */
  'since': (_google_protobuf_Timestamp__Output | null);
  'until': (_google_protobuf_Timestamp__Output | null);
  /**
   * Id of a space; empty for all, also those that are in none.
   */
  'space': (string);
}
