// Original file: patchbay/registry/v1/tokens.proto


export interface GetTokenRequest {
  'id'?: (string);
}

export interface GetTokenRequest__Output {
  'id': (string);
}
