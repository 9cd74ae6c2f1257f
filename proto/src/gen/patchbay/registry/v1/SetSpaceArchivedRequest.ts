// Original file: patchbay/registry/v1/spaces.proto


export interface SetSpaceArchivedRequest {
  'slug'?: (string);
  'archived'?: (boolean);
}

export interface SetSpaceArchivedRequest__Output {
  'slug': (string);
  'archived': (boolean);
}
