// Original file: patchbay/registry/v1/spaces.proto


export interface ListRecipientsRequest {
  'slug'?: (string);
}

export interface ListRecipientsRequest__Output {
  'slug': (string);
}
