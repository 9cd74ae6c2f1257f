// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface Run {
  'id'?: (string);
  'scheduleId'?: (string);
  'plugin'?: (string);
  'task'?: (string);
  'title'?: (string);
  /**
   * `pending` (not yet due, or waiting for a retry), `dispatched` (its trigger waits for an
   * instance), `running`, `succeeded`, `failed`.
   */
  'state'?: (string);
  /**
   * Attempts started so far.
   */
  'attempt'?: (number);
  'maxAttempts'?: (number);
  /**
   * The moment the schedule names.
   */
  'scheduledFor'?: (_google_protobuf_Timestamp | null);
  /**
   * The moment of the next attempt; later than `scheduled_for` after a failure.
   */
  'dueAt'?: (_google_protobuf_Timestamp | null);
  'dispatchedAt'?: (_google_protobuf_Timestamp | null);
  'startedAt'?: (_google_protobuf_Timestamp | null);
  'finishedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * The instance that ran the latest attempt.
   */
  'instanceId'?: (string);
  /**
   * The latest attempt's error with its stack; kept when a later attempt succeeds.
   */
  'error'?: (string);
  /**
   * Who asked for it; empty for a run the schedule made.
   */
  'requestedBy'?: (string);
}

export interface Run__Output {
  'id': (string);
  'scheduleId': (string);
  'plugin': (string);
  'task': (string);
  'title': (string);
  /**
   * `pending` (not yet due, or waiting for a retry), `dispatched` (its trigger waits for an
   * instance), `running`, `succeeded`, `failed`.
   */
  'state': (string);
  /**
   * Attempts started so far.
   */
  'attempt': (number);
  'maxAttempts': (number);
  /**
   * The moment the schedule names.
   */
  'scheduledFor': (_google_protobuf_Timestamp__Output | null);
  /**
   * The moment of the next attempt; later than `scheduled_for` after a failure.
   */
  'dueAt': (_google_protobuf_Timestamp__Output | null);
  'dispatchedAt': (_google_protobuf_Timestamp__Output | null);
  'startedAt': (_google_protobuf_Timestamp__Output | null);
  'finishedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * The instance that ran the latest attempt.
   */
  'instanceId': (string);
  /**
   * The latest attempt's error with its stack; kept when a later attempt succeeds.
   */
  'error': (string);
  /**
   * Who asked for it; empty for a run the schedule made.
   */
  'requestedBy': (string);
}
