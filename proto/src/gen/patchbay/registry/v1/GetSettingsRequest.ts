// Original file: patchbay/registry/v1/admin.proto


export interface GetSettingsRequest {
  'slug'?: (string);
}

export interface GetSettingsRequest__Output {
  'slug': (string);
}
