// Original file: patchbay/registry/v1/catalog.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * A process of a plugin that may not register; others of it may serve meanwhile.
 */
export interface Refusal {
  /**
   * What is wrong, with the path of each field.
   */
  'message'?: (string);
  /**
   * Since when it is refused for that.
   */
  'at'?: (_google_protobuf_Timestamp | null);
}

/**
 * A process of a plugin that may not register; others of it may serve meanwhile.
 */
export interface Refusal__Output {
  /**
   * What is wrong, with the path of each field.
   */
  'message': (string);
  /**
   * Since when it is refused for that.
   */
  'at': (_google_protobuf_Timestamp__Output | null);
}
