// Original file: patchbay/registry/v1/lifecycle.proto


export interface RetryLifecycleCallRequest {
  'id'?: (string);
}

export interface RetryLifecycleCallRequest__Output {
  'id': (string);
}
