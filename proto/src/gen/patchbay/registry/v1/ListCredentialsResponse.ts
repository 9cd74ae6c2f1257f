// Original file: patchbay/registry/v1/admin.proto

import type { Credential as _patchbay_registry_v1_Credential, Credential__Output as _patchbay_registry_v1_Credential__Output } from '../../../patchbay/registry/v1/Credential.ts';

export interface ListCredentialsResponse {
  'credentials'?: (_patchbay_registry_v1_Credential)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListCredentialsResponse__Output {
  'credentials': (_patchbay_registry_v1_Credential__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
