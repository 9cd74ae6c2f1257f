// Original file: patchbay/registry/v1/access.proto


export interface AccessQuestion {
  'permission'?: (string);
  'object'?: (string);
}

export interface AccessQuestion__Output {
  'permission': (string);
  'object': (string);
}
