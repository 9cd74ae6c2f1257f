// Original file: patchbay/registry/v1/catalog.proto

import type { Plugin as _patchbay_registry_v1_Plugin, Plugin__Output as _patchbay_registry_v1_Plugin__Output } from '../../../patchbay/registry/v1/Plugin.ts';
import type { Long } from '@grpc/proto-loader';

export interface Change {
  'revision'?: (number | string | Long);
  /**
   * The slug that changed.
   */
  'slug'?: (string);
  /**
   * The plugin as it is now; absent when it was deleted.
   */
  'plugin'?: (_patchbay_registry_v1_Plugin | null);
}

export interface Change__Output {
  'revision': (number);
  /**
   * The slug that changed.
   */
  'slug': (string);
  /**
   * The plugin as it is now; absent when it was deleted.
   */
  'plugin': (_patchbay_registry_v1_Plugin__Output | null);
}
