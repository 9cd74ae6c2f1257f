// Original file: patchbay/registry/v1/commands.proto


export interface GetCommandRunRequest {
  'id'?: (string);
}

export interface GetCommandRunRequest__Output {
  'id': (string);
}
