// Original file: patchbay/registry/v1/people.proto


export interface ExportUserRequest {
  'id'?: (string);
}

export interface ExportUserRequest__Output {
  'id': (string);
}
