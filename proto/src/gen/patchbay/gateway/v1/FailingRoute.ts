// Original file: patchbay/gateway/v1/plugin_health.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { RouteFailure as _patchbay_gateway_v1_RouteFailure, RouteFailure__Output as _patchbay_gateway_v1_RouteFailure__Output } from '../../../patchbay/gateway/v1/RouteFailure.ts';

export interface FailingRoute {
  /**
   * As the manifest writes it, such as `GET /notes/:id`.
   */
  'route'?: (string);
  /**
   * `open`: requests are answered 503 at once, and the next one after `next_at` is let through;
   * `half-open`: one is under way, which decides.
   */
  'state'?: (string);
  'since'?: (_google_protobuf_Timestamp | null);
  /**
   * Requests in a row that were not answered.
   */
  'failures'?: (number);
  /**
   * Some of them, the latest first.
   */
  'last'?: (_patchbay_gateway_v1_RouteFailure)[];
  'nextAt'?: (_google_protobuf_Timestamp | null);
}

export interface FailingRoute__Output {
  /**
   * As the manifest writes it, such as `GET /notes/:id`.
   */
  'route': (string);
  /**
   * `open`: requests are answered 503 at once, and the next one after `next_at` is let through;
   * `half-open`: one is under way, which decides.
   */
  'state': (string);
  'since': (_google_protobuf_Timestamp__Output | null);
  /**
   * Requests in a row that were not answered.
   */
  'failures': (number);
  /**
   * Some of them, the latest first.
   */
  'last': (_patchbay_gateway_v1_RouteFailure__Output)[];
  'nextAt': (_google_protobuf_Timestamp__Output | null);
}
