// Original file: patchbay/registry/v1/commands.proto

import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from '../../../google/protobuf/Value.ts';
import type { CommandError as _patchbay_registry_v1_CommandError, CommandError__Output as _patchbay_registry_v1_CommandError__Output } from '../../../patchbay/registry/v1/CommandError.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface CommandRun {
  'id'?: (string);
  'slug'?: (string);
  'name'?: (string);
  /**
   * Who runs it: `user:<id>`, `plugin:<slug>`, `token:<id>` or `platform`.
   */
  'actor'?: (string);
  /**
   * `running`, `succeeded` or `failed`.
   */
  'state'?: (string);
  'result'?: (_google_protobuf_Value | null);
  /**
   * Why it failed.
   */
  'error'?: (_patchbay_registry_v1_CommandError | null);
  'startedAt'?: (_google_protobuf_Timestamp | null);
  'finishedAt'?: (_google_protobuf_Timestamp | null);
}

export interface CommandRun__Output {
  'id': (string);
  'slug': (string);
  'name': (string);
  /**
   * Who runs it: `user:<id>`, `plugin:<slug>`, `token:<id>` or `platform`.
   */
  'actor': (string);
  /**
   * `running`, `succeeded` or `failed`.
   */
  'state': (string);
  'result': (_google_protobuf_Value__Output | null);
  /**
   * Why it failed.
   */
  'error': (_patchbay_registry_v1_CommandError__Output | null);
  'startedAt': (_google_protobuf_Timestamp__Output | null);
  'finishedAt': (_google_protobuf_Timestamp__Output | null);
}
