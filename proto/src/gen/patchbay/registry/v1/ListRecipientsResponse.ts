// Original file: patchbay/registry/v1/spaces.proto

import type { RecipientRole as _patchbay_registry_v1_RecipientRole, RecipientRole__Output as _patchbay_registry_v1_RecipientRole__Output } from '../../../patchbay/registry/v1/RecipientRole.ts';
import type { SpaceMember as _patchbay_registry_v1_SpaceMember, SpaceMember__Output as _patchbay_registry_v1_SpaceMember__Output } from '../../../patchbay/registry/v1/SpaceMember.ts';

export interface ListRecipientsResponse {
  'roles'?: (_patchbay_registry_v1_RecipientRole)[];
  'members'?: (_patchbay_registry_v1_SpaceMember)[];
}

export interface ListRecipientsResponse__Output {
  'roles': (_patchbay_registry_v1_RecipientRole__Output)[];
  'members': (_patchbay_registry_v1_SpaceMember__Output)[];
}
