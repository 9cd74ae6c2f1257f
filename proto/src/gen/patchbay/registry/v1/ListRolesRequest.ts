// Original file: patchbay/registry/v1/people.proto


export interface ListRolesRequest {
}

export interface ListRolesRequest__Output {
}
