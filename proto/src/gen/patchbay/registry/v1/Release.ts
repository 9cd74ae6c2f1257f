// Original file: patchbay/registry/v1/catalog.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { ReleaseDiff as _patchbay_registry_v1_ReleaseDiff, ReleaseDiff__Output as _patchbay_registry_v1_ReleaseDiff__Output } from '../../../patchbay/registry/v1/ReleaseDiff.ts';

/**
 * One version of a plugin that has registered.
 */
export interface Release {
  'version'?: (string);
  /**
   * Before its first approval a release does not serve.
   */
  'approved'?: (boolean);
  'firstSeenAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Instances connected with this version.
   */
  'instances'?: (number);
  /**
   * What it adds to the active release, and takes away; all of it is added while none is active.
   */
  'diff'?: (_patchbay_registry_v1_ReleaseDiff | null);
  /**
   * When an operator turned it down; absent when nobody did.
   */
  'rejectedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Why; empty when nobody did.
   */
  'rejectionReason'?: (string);
}

/**
 * One version of a plugin that has registered.
 */
export interface Release__Output {
  'version': (string);
  /**
   * Before its first approval a release does not serve.
   */
  'approved': (boolean);
  'firstSeenAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Instances connected with this version.
   */
  'instances': (number);
  /**
   * What it adds to the active release, and takes away; all of it is added while none is active.
   */
  'diff': (_patchbay_registry_v1_ReleaseDiff__Output | null);
  /**
   * When an operator turned it down; absent when nobody did.
   */
  'rejectedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Why; empty when nobody did.
   */
  'rejectionReason': (string);
}
