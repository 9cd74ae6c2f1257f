// Original file: patchbay/registry/v1/admin.proto


export interface ListCapabilitiesRequest {
}

export interface ListCapabilitiesRequest__Output {
}
