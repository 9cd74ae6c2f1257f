// Original file: patchbay/registry/v1/spaces.proto


export interface IsActiveResponse {
  'active'?: (boolean);
}

export interface IsActiveResponse__Output {
  'active': (boolean);
}
