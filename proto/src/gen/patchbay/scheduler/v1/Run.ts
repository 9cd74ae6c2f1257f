// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface Run {
  'id'?: (string);
  'scheduleId'?: (string);
  'plugin'?: (string);
  'task'?: (string);
  'title'?: (string);
  /**
   * `pending` (not yet due, or waiting for a retry or its turn), `dispatched` (its trigger waits for
   * an instance), `running`, `succeeded`, `failed`, `cancelled`, `skipped`.
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
  /**
   * Why it was skipped: `missed` (nothing could fire then), `overlap` (the earlier run was not over),
   * `deadline` (it could not start in time), `queue-full`, `inactive`, `archived`, `space-inactive` (as
   * `Schedule.inactive_reason`), `paused`, `rearmed` (the plugin registered anew), `rescheduled`
   * (it was asked for anew), `deleted`.
   */
  'skipReason'?: (string);
  /**
   * A skip stands for so many moments, from `scheduled_for` until `skipped_until`. Counted up to 1000.
   */
  'moments'?: (number);
  'skippedUntil'?: (_google_protobuf_Timestamp | null);
  /**
   * Who cancelled it, and when; while it still runs it has been asked to end.
   */
  'cancelRequestedAt'?: (_google_protobuf_Timestamp | null);
  'cancelledBy'?: (string);
  /**
   * From 0 to 1; absent when the handler has said nothing.
   */
  'progress'?: (number | string);
  'progressText'?: (string);
  /**
   * What the handler returned, as JSON; empty when it returned nothing.
   */
  'resultJson'?: (string);
  /**
   * What the run was given.
   */
  'params'?: (_google_protobuf_Struct | null);
  /**
   * Waits for its turn: behind another of its schedule, or for the limit of its task or plugin.
   */
  'waitsForTurn'?: (boolean);
  /**
   * Id and slug of the space it is in; empty for the whole site.
   */
  'space'?: (string);
  'spaceSlug'?: (string);
  '_progress'?: "progress";
}

export interface Run__Output {
  'id': (string);
  'scheduleId': (string);
  'plugin': (string);
  'task': (string);
  'title': (string);
  /**
   * `pending` (not yet due, or waiting for a retry or its turn), `dispatched` (its trigger waits for
   * an instance), `running`, `succeeded`, `failed`, `cancelled`, `skipped`.
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
  /**
   * Why it was skipped: `missed` (nothing could fire then), `overlap` (the earlier run was not over),
   * `deadline` (it could not start in time), `queue-full`, `inactive`, `archived`, `space-inactive` (as
   * `Schedule.inactive_reason`), `paused`, `rearmed` (the plugin registered anew), `rescheduled`
   * (it was asked for anew), `deleted`.
   */
  'skipReason': (string);
  /**
   * A skip stands for so many moments, from `scheduled_for` until `skipped_until`. Counted up to 1000.
   */
  'moments': (number);
  'skippedUntil': (_google_protobuf_Timestamp__Output | null);
  /**
   * Who cancelled it, and when; while it still runs it has been asked to end.
   */
  'cancelRequestedAt': (_google_protobuf_Timestamp__Output | null);
  'cancelledBy': (string);
  /**
   * From 0 to 1; absent when the handler has said nothing.
   */
  'progress'?: (number);
  'progressText': (string);
  /**
   * What the handler returned, as JSON; empty when it returned nothing.
   */
  'resultJson': (string);
  /**
   * What the run was given.
   */
  'params': (_google_protobuf_Struct__Output | null);
  /**
   * Waits for its turn: behind another of its schedule, or for the limit of its task or plugin.
   */
  'waitsForTurn': (boolean);
  /**
   * Id and slug of the space it is in; empty for the whole site.
   */
  'space': (string);
  'spaceSlug': (string);
  '_progress'?: "progress";
}
