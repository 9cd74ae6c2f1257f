// Original file: patchbay/registry/v1/admin.proto


export interface GetCredentialRequest {
  'id'?: (string);
}

export interface GetCredentialRequest__Output {
  'id': (string);
}
