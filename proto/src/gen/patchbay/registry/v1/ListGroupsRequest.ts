// Original file: patchbay/registry/v1/people.proto


export interface ListGroupsRequest {
}

export interface ListGroupsRequest__Output {
}
