// Original file: patchbay/registry/v1/spaces.proto

import type { SpacePlugin as _patchbay_registry_v1_SpacePlugin, SpacePlugin__Output as _patchbay_registry_v1_SpacePlugin__Output } from '../../../patchbay/registry/v1/SpacePlugin.ts';
import type { Long } from '@grpc/proto-loader';

export interface SetSpacePluginsResponse {
  'plugins'?: (_patchbay_registry_v1_SpacePlugin)[];
  /**
   * Those whose activation changed.
   */
  'changed'?: (string)[];
  'revision'?: (number | string | Long);
}

export interface SetSpacePluginsResponse__Output {
  'plugins': (_patchbay_registry_v1_SpacePlugin__Output)[];
  /**
   * Those whose activation changed.
   */
  'changed': (string)[];
  'revision': (number);
}
