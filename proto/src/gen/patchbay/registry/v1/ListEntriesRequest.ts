// Original file: patchbay/registry/v1/audit.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface ListEntriesRequest {
  /**
   * At most this many; 0 means 100. The largest is 1000.
   */
  'pageSize'?: (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken'?: (string);
  /**
   * Only those of this actor, also where a token acted for it.
   */
  'actor'?: (string);
  /**
   * Only this action, or with a dot at the end every action that begins so: `plugin.`.
   */
  'action'?: (string);
  'target'?: (string);
  /**
   * Only those not before, and before.
   */
  'since'?: (_google_protobuf_Timestamp | null);
  'until'?: (_google_protobuf_Timestamp | null);
}

export interface ListEntriesRequest__Output {
  /**
   * At most this many; 0 means 100. The largest is 1000.
   */
  'pageSize': (number);
  /**
   * `next_page_token` of the page before.
   */
  'pageToken': (string);
  /**
   * Only those of this actor, also where a token acted for it.
   */
  'actor': (string);
  /**
   * Only this action, or with a dot at the end every action that begins so: `plugin.`.
   */
  'action': (string);
  'target': (string);
  /**
   * Only those not before, and before.
   */
  'since': (_google_protobuf_Timestamp__Output | null);
  'until': (_google_protobuf_Timestamp__Output | null);
}
