// Original file: patchbay/plugin/v1/plugin_calls.proto


export interface EmitActivityResponse {
  'id'?: (string);
}

export interface EmitActivityResponse__Output {
  'id': (string);
}
