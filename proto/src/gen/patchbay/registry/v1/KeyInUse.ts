// Original file: patchbay/registry/v1/settings.proto


export interface KeyInUse {
  'keyId'?: (string);
  'secrets'?: (number);
}

export interface KeyInUse__Output {
  'keyId': (string);
  'secrets': (number);
}
