// Original file: patchbay/registry/v1/tokens.proto


export interface NoteTokensUsedRequest {
  'ids'?: (string)[];
}

export interface NoteTokensUsedRequest__Output {
  'ids': (string)[];
}
