// Original file: patchbay/registry/v1/access.proto

import type { AccessQuestion as _patchbay_registry_v1_AccessQuestion, AccessQuestion__Output as _patchbay_registry_v1_AccessQuestion__Output } from '../../../patchbay/registry/v1/AccessQuestion.ts';

export interface CheckAllRequest {
  'userId'?: (string);
  'questions'?: (_patchbay_registry_v1_AccessQuestion)[];
}

export interface CheckAllRequest__Output {
  'userId': (string);
  'questions': (_patchbay_registry_v1_AccessQuestion__Output)[];
}
