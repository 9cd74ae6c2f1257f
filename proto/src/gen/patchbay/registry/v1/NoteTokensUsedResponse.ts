// Original file: patchbay/registry/v1/tokens.proto


export interface NoteTokensUsedResponse {
}

export interface NoteTokensUsedResponse__Output {
}
