// Original file: patchbay/gateway/v1/plugin_health.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface TroubledRequest {
  /**
   * Such as `GET /p/notes/list`, without its query.
   */
  'request'?: (string);
  /**
   * As it is in logs, and in the header `X-Request-Id`.
   */
  'requestId'?: (string);
  /**
   * The status of the answer, or why there is none.
   */
  'detail'?: (string);
  'at'?: (_google_protobuf_Timestamp | null);
}

export interface TroubledRequest__Output {
  /**
   * Such as `GET /p/notes/list`, without its query.
   */
  'request': (string);
  /**
   * As it is in logs, and in the header `X-Request-Id`.
   */
  'requestId': (string);
  /**
   * The status of the answer, or why there is none.
   */
  'detail': (string);
  'at': (_google_protobuf_Timestamp__Output | null);
}
