// Original file: patchbay/registry/v1/directory.proto

import type { DirectorySnapshot as _patchbay_registry_v1_DirectorySnapshot, DirectorySnapshot__Output as _patchbay_registry_v1_DirectorySnapshot__Output } from '../../../patchbay/registry/v1/DirectorySnapshot.ts';
import type { DirectoryChange as _patchbay_registry_v1_DirectoryChange, DirectoryChange__Output as _patchbay_registry_v1_DirectoryChange__Output } from '../../../patchbay/registry/v1/DirectoryChange.ts';

export interface WatchDirectoryResponse {
  'snapshot'?: (_patchbay_registry_v1_DirectorySnapshot | null);
  'change'?: (_patchbay_registry_v1_DirectoryChange | null);
  'message'?: "snapshot"|"change";
}

export interface WatchDirectoryResponse__Output {
  'snapshot'?: (_patchbay_registry_v1_DirectorySnapshot__Output | null);
  'change'?: (_patchbay_registry_v1_DirectoryChange__Output | null);
  'message'?: "snapshot"|"change";
}
