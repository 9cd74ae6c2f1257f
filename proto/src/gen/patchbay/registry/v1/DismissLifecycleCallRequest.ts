// Original file: patchbay/registry/v1/lifecycle.proto


export interface DismissLifecycleCallRequest {
  'id'?: (string);
}

export interface DismissLifecycleCallRequest__Output {
  'id': (string);
}
