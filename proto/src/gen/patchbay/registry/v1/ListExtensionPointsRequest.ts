// Original file: patchbay/registry/v1/admin.proto


export interface ListExtensionPointsRequest {
}

export interface ListExtensionPointsRequest__Output {
}
