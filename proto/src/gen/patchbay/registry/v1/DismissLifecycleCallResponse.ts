// Original file: patchbay/registry/v1/lifecycle.proto


export interface DismissLifecycleCallResponse {
}

export interface DismissLifecycleCallResponse__Output {
}
