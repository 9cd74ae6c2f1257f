// Original file: patchbay/registry/v1/people.proto


export interface ListPermissionsRequest {
}

export interface ListPermissionsRequest__Output {
}
