// Original file: patchbay/registry/v1/directory.proto


export interface DirectorySpacePlugin {
  'plugin'?: (string);
  'active'?: (boolean);
}

export interface DirectorySpacePlugin__Output {
  'plugin': (string);
  'active': (boolean);
}
