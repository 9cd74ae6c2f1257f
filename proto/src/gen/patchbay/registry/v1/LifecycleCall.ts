// Original file: patchbay/registry/v1/lifecycle.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface LifecycleCall {
  'id'?: (string);
  'slug'?: (string);
  /**
   * Such as `upgraded`.
   */
  'kind'?: (string);
  'payload'?: (_google_protobuf_Struct | null);
  /**
   * `pending`: it was not answered yet, and those after it wait; `failed`: the plugin answered with an
   * error, and is asked again with growing delays.
   */
  'state'?: (string);
  'attempts'?: (number);
  /**
   * What went wrong last; empty before the first attempt.
   */
  'error'?: (string);
  'createdAt'?: (_google_protobuf_Timestamp | null);
  'nextAttemptAt'?: (_google_protobuf_Timestamp | null);
}

export interface LifecycleCall__Output {
  'id': (string);
  'slug': (string);
  /**
   * Such as `upgraded`.
   */
  'kind': (string);
  'payload': (_google_protobuf_Struct__Output | null);
  /**
   * `pending`: it was not answered yet, and those after it wait; `failed`: the plugin answered with an
   * error, and is asked again with growing delays.
   */
  'state': (string);
  'attempts': (number);
  /**
   * What went wrong last; empty before the first attempt.
   */
  'error': (string);
  'createdAt': (_google_protobuf_Timestamp__Output | null);
  'nextAttemptAt': (_google_protobuf_Timestamp__Output | null);
}
