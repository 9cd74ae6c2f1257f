// Original file: patchbay/registry/v1/directory.proto

import type { DirectoryUser as _patchbay_registry_v1_DirectoryUser, DirectoryUser__Output as _patchbay_registry_v1_DirectoryUser__Output } from '../../../patchbay/registry/v1/DirectoryUser.ts';
import type { DirectoryRole as _patchbay_registry_v1_DirectoryRole, DirectoryRole__Output as _patchbay_registry_v1_DirectoryRole__Output } from '../../../patchbay/registry/v1/DirectoryRole.ts';
import type { DirectorySpace as _patchbay_registry_v1_DirectorySpace, DirectorySpace__Output as _patchbay_registry_v1_DirectorySpace__Output } from '../../../patchbay/registry/v1/DirectorySpace.ts';
import type { DirectoryToken as _patchbay_registry_v1_DirectoryToken, DirectoryToken__Output as _patchbay_registry_v1_DirectoryToken__Output } from '../../../patchbay/registry/v1/DirectoryToken.ts';
import type { Long } from '@grpc/proto-loader';

export interface DirectoryChange {
  'revision'?: (number | string | Long);
  /**
   * What changed: `user`, `role`, `space` or `token`. A watcher passes over kinds that it does not know.
   */
  'kind'?: (string);
  /**
   * The user's, space's or token's id, or the role's name.
   */
  'id'?: (string);
  /**
   * As it is now; absent when it was deleted, and for other kinds.
   */
  'user'?: (_patchbay_registry_v1_DirectoryUser | null);
  'role'?: (_patchbay_registry_v1_DirectoryRole | null);
  'space'?: (_patchbay_registry_v1_DirectorySpace | null);
  'token'?: (_patchbay_registry_v1_DirectoryToken | null);
}

export interface DirectoryChange__Output {
  'revision': (number);
  /**
   * What changed: `user`, `role`, `space` or `token`. A watcher passes over kinds that it does not know.
   */
  'kind': (string);
  /**
   * The user's, space's or token's id, or the role's name.
   */
  'id': (string);
  /**
   * As it is now; absent when it was deleted, and for other kinds.
   */
  'user': (_patchbay_registry_v1_DirectoryUser__Output | null);
  'role': (_patchbay_registry_v1_DirectoryRole__Output | null);
  'space': (_patchbay_registry_v1_DirectorySpace__Output | null);
  'token': (_patchbay_registry_v1_DirectoryToken__Output | null);
}
