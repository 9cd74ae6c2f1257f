// Original file: patchbay/registry/v1/spaces.proto

import type { SpacePlugin as _patchbay_registry_v1_SpacePlugin, SpacePlugin__Output as _patchbay_registry_v1_SpacePlugin__Output } from '../../../patchbay/registry/v1/SpacePlugin.ts';

export interface ListSpacePluginsResponse {
  'plugins'?: (_patchbay_registry_v1_SpacePlugin)[];
}

export interface ListSpacePluginsResponse__Output {
  'plugins': (_patchbay_registry_v1_SpacePlugin__Output)[];
}
