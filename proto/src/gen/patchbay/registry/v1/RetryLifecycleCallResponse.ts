// Original file: patchbay/registry/v1/lifecycle.proto


export interface RetryLifecycleCallResponse {
}

export interface RetryLifecycleCallResponse__Output {
}
