// Original file: patchbay/registry/v1/admin.proto


export interface CreateCredentialRequest {
  'slug'?: (string);
}

export interface CreateCredentialRequest__Output {
  'slug': (string);
}
