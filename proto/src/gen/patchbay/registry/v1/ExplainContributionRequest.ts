// Original file: patchbay/registry/v1/admin.proto


export interface ExplainContributionRequest {
  'slug'?: (string);
  'contributionId'?: (string);
}

export interface ExplainContributionRequest__Output {
  'slug': (string);
  'contributionId': (string);
}
