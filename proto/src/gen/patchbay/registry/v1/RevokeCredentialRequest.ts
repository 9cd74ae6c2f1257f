// Original file: patchbay/registry/v1/admin.proto


export interface RevokeCredentialRequest {
  'id'?: (string);
}

export interface RevokeCredentialRequest__Output {
  'id': (string);
}
