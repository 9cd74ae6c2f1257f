// Original file: patchbay/registry/v1/audit.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { Long } from '@grpc/proto-loader';

export interface AuditEntry {
  'id'?: (number | string | Long);
  'at'?: (_google_protobuf_Timestamp | null);
  /**
   * `platform`, `user:<id>`, `token:<id>` or `plugin:<slug>`.
   */
  'actor'?: (string);
  /**
   * For whom a token or a plugin acted; empty when it acted for itself.
   */
  'onBehalfOf'?: (string);
  /**
   * Such as `plugin.disabled`.
   */
  'action'?: (string);
  /**
   * Such as `plugin:hello`.
   */
  'target'?: (string);
  /**
   * What it was and what it is, secrets masked; absent where there was nothing to say.
   */
  'before'?: (_google_protobuf_Struct | null);
  'after'?: (_google_protobuf_Struct | null);
  /**
   * How actor and target are called now; as above where they are gone.
   */
  'actorName'?: (string);
  'targetName'?: (string);
}

export interface AuditEntry__Output {
  'id': (number);
  'at': (_google_protobuf_Timestamp__Output | null);
  /**
   * `platform`, `user:<id>`, `token:<id>` or `plugin:<slug>`.
   */
  'actor': (string);
  /**
   * For whom a token or a plugin acted; empty when it acted for itself.
   */
  'onBehalfOf': (string);
  /**
   * Such as `plugin.disabled`.
   */
  'action': (string);
  /**
   * Such as `plugin:hello`.
   */
  'target': (string);
  /**
   * What it was and what it is, secrets masked; absent where there was nothing to say.
   */
  'before': (_google_protobuf_Struct__Output | null);
  'after': (_google_protobuf_Struct__Output | null);
  /**
   * How actor and target are called now; as above where they are gone.
   */
  'actorName': (string);
  'targetName': (string);
}
