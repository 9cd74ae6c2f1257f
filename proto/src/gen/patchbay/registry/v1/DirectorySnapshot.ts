// Original file: patchbay/registry/v1/directory.proto

import type { DirectoryUser as _patchbay_registry_v1_DirectoryUser, DirectoryUser__Output as _patchbay_registry_v1_DirectoryUser__Output } from '../../../patchbay/registry/v1/DirectoryUser.ts';
import type { DirectoryRole as _patchbay_registry_v1_DirectoryRole, DirectoryRole__Output as _patchbay_registry_v1_DirectoryRole__Output } from '../../../patchbay/registry/v1/DirectoryRole.ts';
import type { DirectorySpace as _patchbay_registry_v1_DirectorySpace, DirectorySpace__Output as _patchbay_registry_v1_DirectorySpace__Output } from '../../../patchbay/registry/v1/DirectorySpace.ts';
import type { DirectoryToken as _patchbay_registry_v1_DirectoryToken, DirectoryToken__Output as _patchbay_registry_v1_DirectoryToken__Output } from '../../../patchbay/registry/v1/DirectoryToken.ts';
import type { Long } from '@grpc/proto-loader';

export interface DirectorySnapshot {
  'revision'?: (number | string | Long);
  'users'?: (_patchbay_registry_v1_DirectoryUser)[];
  'roles'?: (_patchbay_registry_v1_DirectoryRole)[];
  'spaces'?: (_patchbay_registry_v1_DirectorySpace)[];
  'tokens'?: (_patchbay_registry_v1_DirectoryToken)[];
}

export interface DirectorySnapshot__Output {
  'revision': (number);
  'users': (_patchbay_registry_v1_DirectoryUser__Output)[];
  'roles': (_patchbay_registry_v1_DirectoryRole__Output)[];
  'spaces': (_patchbay_registry_v1_DirectorySpace__Output)[];
  'tokens': (_patchbay_registry_v1_DirectoryToken__Output)[];
}
