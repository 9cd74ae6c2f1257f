// Original file: patchbay/registry/v1/admin.proto


export interface ApproveReleaseRequest {
  'slug'?: (string);
  'version'?: (string);
}

export interface ApproveReleaseRequest__Output {
  'slug': (string);
  'version': (string);
}
