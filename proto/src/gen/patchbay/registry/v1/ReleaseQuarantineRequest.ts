// Original file: patchbay/registry/v1/admin.proto


export interface ReleaseQuarantineRequest {
  'slug'?: (string);
}

export interface ReleaseQuarantineRequest__Output {
  'slug': (string);
}
