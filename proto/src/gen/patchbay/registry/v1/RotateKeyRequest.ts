// Original file: patchbay/registry/v1/settings.proto


export interface RotateKeyRequest {
}

export interface RotateKeyRequest__Output {
}
