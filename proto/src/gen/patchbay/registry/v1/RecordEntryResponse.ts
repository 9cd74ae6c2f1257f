// Original file: patchbay/registry/v1/audit.proto


export interface RecordEntryResponse {
}

export interface RecordEntryResponse__Output {
}
