// Original file: patchbay/registry/v1/catalog.proto

import type { Snapshot as _patchbay_registry_v1_Snapshot, Snapshot__Output as _patchbay_registry_v1_Snapshot__Output } from '../../../patchbay/registry/v1/Snapshot.ts';
import type { Change as _patchbay_registry_v1_Change, Change__Output as _patchbay_registry_v1_Change__Output } from '../../../patchbay/registry/v1/Change.ts';

export interface WatchResponse {
  'snapshot'?: (_patchbay_registry_v1_Snapshot | null);
  'change'?: (_patchbay_registry_v1_Change | null);
  'message'?: "snapshot"|"change";
}

export interface WatchResponse__Output {
  'snapshot'?: (_patchbay_registry_v1_Snapshot__Output | null);
  'change'?: (_patchbay_registry_v1_Change__Output | null);
  'message'?: "snapshot"|"change";
}
