// Original file: patchbay/registry/v1/audit.proto

import type { AuditEntry as _patchbay_registry_v1_AuditEntry, AuditEntry__Output as _patchbay_registry_v1_AuditEntry__Output } from '../../../patchbay/registry/v1/AuditEntry.ts';

export interface ListEntriesResponse {
  'entries'?: (_patchbay_registry_v1_AuditEntry)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListEntriesResponse__Output {
  'entries': (_patchbay_registry_v1_AuditEntry__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
