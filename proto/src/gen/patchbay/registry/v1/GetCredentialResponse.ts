// Original file: patchbay/registry/v1/admin.proto

import type { Credential as _patchbay_registry_v1_Credential, Credential__Output as _patchbay_registry_v1_Credential__Output } from '../../../patchbay/registry/v1/Credential.ts';

export interface GetCredentialResponse {
  'credential'?: (_patchbay_registry_v1_Credential | null);
}

export interface GetCredentialResponse__Output {
  'credential': (_patchbay_registry_v1_Credential__Output | null);
}
