// Original file: patchbay/registry/v1/admin.proto

import type { ExtensionPoint as _patchbay_registry_v1_ExtensionPoint, ExtensionPoint__Output as _patchbay_registry_v1_ExtensionPoint__Output } from '../../../patchbay/registry/v1/ExtensionPoint.ts';

export interface ListExtensionPointsResponse {
  'extensionPoints'?: (_patchbay_registry_v1_ExtensionPoint)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListExtensionPointsResponse__Output {
  'extensionPoints': (_patchbay_registry_v1_ExtensionPoint__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
