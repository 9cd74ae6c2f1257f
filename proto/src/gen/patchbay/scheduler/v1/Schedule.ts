// Original file: patchbay/scheduler/v1/scheduler.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface Schedule {
  'id'?: (string);
  'plugin'?: (string);
  'task'?: (string);
  'title'?: (string);
  /**
   * `active`, `paused`, `inactive` (the plugin is disabled or no longer declares the task) or
   * `completed`.
   */
  'state'?: (string);
  /**
   * Absent when it will not fire again.
   */
  'nextFireAt'?: (_google_protobuf_Timestamp | null);
  /**
   * The task's spec as the catalog shows it.
   */
  'spec'?: (_google_protobuf_Struct | null);
  /**
   * Grows each time the spec changes.
   */
  'generation'?: (number);
  /**
   * `declared` in the manifest, or `requested` by the plugin or a person.
   */
  'origin'?: (string);
  'createdBy'?: (string);
  /**
   * Its key among the requested schedules of the task.
   */
  'dedupeKey'?: (string);
  'pausedAt'?: (_google_protobuf_Timestamp | null);
  'pausedBy'?: (string);
  'pauseReason'?: (string);
  /**
   * Id and slug of the space it is for; empty for the whole site.
   */
  'space'?: (string);
  'spaceSlug'?: (string);
  /**
   * While it is inactive: `inactive` (the plugin is disabled, or no longer declares the task),
   * `archived` (its space is), `space-inactive` (the plugin is not active in its space, or that is
   * gone).
   */
  'inactiveReason'?: (string);
}

export interface Schedule__Output {
  'id': (string);
  'plugin': (string);
  'task': (string);
  'title': (string);
  /**
   * `active`, `paused`, `inactive` (the plugin is disabled or no longer declares the task) or
   * `completed`.
   */
  'state': (string);
  /**
   * Absent when it will not fire again.
   */
  'nextFireAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * The task's spec as the catalog shows it.
   */
  'spec': (_google_protobuf_Struct__Output | null);
  /**
   * Grows each time the spec changes.
   */
  'generation': (number);
  /**
   * `declared` in the manifest, or `requested` by the plugin or a person.
   */
  'origin': (string);
  'createdBy': (string);
  /**
   * Its key among the requested schedules of the task.
   */
  'dedupeKey': (string);
  'pausedAt': (_google_protobuf_Timestamp__Output | null);
  'pausedBy': (string);
  'pauseReason': (string);
  /**
   * Id and slug of the space it is for; empty for the whole site.
   */
  'space': (string);
  'spaceSlug': (string);
  /**
   * While it is inactive: `inactive` (the plugin is disabled, or no longer declares the task),
   * `archived` (its space is), `space-inactive` (the plugin is not active in its space, or that is
   * gone).
   */
  'inactiveReason': (string);
}
