// Original file: patchbay/registry/v1/commands.proto


export interface ListCommandRunsRequest {
  'slug'?: (string);
  'name'?: (string);
}

export interface ListCommandRunsRequest__Output {
  'slug': (string);
  'name': (string);
}
