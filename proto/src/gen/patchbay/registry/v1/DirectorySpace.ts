// Original file: patchbay/registry/v1/directory.proto

import type { DirectorySpaceMember as _patchbay_registry_v1_DirectorySpaceMember, DirectorySpaceMember__Output as _patchbay_registry_v1_DirectorySpaceMember__Output } from '../../../patchbay/registry/v1/DirectorySpaceMember.ts';
import type { DirectorySpacePlugin as _patchbay_registry_v1_DirectorySpacePlugin, DirectorySpacePlugin__Output as _patchbay_registry_v1_DirectorySpacePlugin__Output } from '../../../patchbay/registry/v1/DirectorySpacePlugin.ts';

export interface DirectorySpace {
  'id'?: (string);
  'slug'?: (string);
  'title'?: (string);
  /**
   * It is read-only.
   */
  'archived'?: (boolean);
  'members'?: (_patchbay_registry_v1_DirectorySpaceMember)[];
  /**
   * What was decided about plugins; of the others the manifest's default counts.
   */
  'plugins'?: (_patchbay_registry_v1_DirectorySpacePlugin)[];
}

export interface DirectorySpace__Output {
  'id': (string);
  'slug': (string);
  'title': (string);
  /**
   * It is read-only.
   */
  'archived': (boolean);
  'members': (_patchbay_registry_v1_DirectorySpaceMember__Output)[];
  /**
   * What was decided about plugins; of the others the manifest's default counts.
   */
  'plugins': (_patchbay_registry_v1_DirectorySpacePlugin__Output)[];
}
