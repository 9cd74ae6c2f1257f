// Original file: patchbay/registry/v1/admin.proto


export interface ListRefusedConnectionsRequest {
}

export interface ListRefusedConnectionsRequest__Output {
}
