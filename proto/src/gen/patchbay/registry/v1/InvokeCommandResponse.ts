// Original file: patchbay/registry/v1/commands.proto

import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from '../../../google/protobuf/Value.ts';

export interface InvokeCommandResponse {
  'slug'?: (string);
  'name'?: (string);
  /**
   * Absent when the command takes long.
   */
  'result'?: (_google_protobuf_Value | null);
  /**
   * Of a command that takes long; else empty.
   */
  'runId'?: (string);
}

export interface InvokeCommandResponse__Output {
  'slug': (string);
  'name': (string);
  /**
   * Absent when the command takes long.
   */
  'result': (_google_protobuf_Value__Output | null);
  /**
   * Of a command that takes long; else empty.
   */
  'runId': (string);
}
