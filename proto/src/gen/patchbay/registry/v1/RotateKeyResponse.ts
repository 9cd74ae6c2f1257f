// Original file: patchbay/registry/v1/settings.proto

import type { KeyInUse as _patchbay_registry_v1_KeyInUse, KeyInUse__Output as _patchbay_registry_v1_KeyInUse__Output } from '../../../patchbay/registry/v1/KeyInUse.ts';

export interface RotateKeyResponse {
  /**
   * The newest key: the beginning of its SHA-256, in hexadecimal.
   */
  'keyId'?: (string);
  /**
   * Secrets that were sealed anew.
   */
  'resealed'?: (number);
  /**
   * Other keys that secrets are still sealed with, because this registry does not have them.
   */
  'left'?: (_patchbay_registry_v1_KeyInUse)[];
}

export interface RotateKeyResponse__Output {
  /**
   * The newest key: the beginning of its SHA-256, in hexadecimal.
   */
  'keyId': (string);
  /**
   * Secrets that were sealed anew.
   */
  'resealed': (number);
  /**
   * Other keys that secrets are still sealed with, because this registry does not have them.
   */
  'left': (_patchbay_registry_v1_KeyInUse__Output)[];
}
