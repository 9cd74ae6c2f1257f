// Original file: patchbay/registry/v1/spaces.proto


export interface ResetSpacePluginRequest {
  'plugin'?: (string);
}

export interface ResetSpacePluginRequest__Output {
  'plugin': (string);
}
