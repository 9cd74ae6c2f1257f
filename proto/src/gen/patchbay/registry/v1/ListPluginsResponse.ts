// Original file: patchbay/registry/v1/catalog.proto

import type { Plugin as _patchbay_registry_v1_Plugin, Plugin__Output as _patchbay_registry_v1_Plugin__Output } from '../../../patchbay/registry/v1/Plugin.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListPluginsResponse {
  'plugins'?: (_patchbay_registry_v1_Plugin)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
  /**
   * The catalog's revision that this page shows.
   */
  'revision'?: (number | string | Long);
}

export interface ListPluginsResponse__Output {
  'plugins': (_patchbay_registry_v1_Plugin__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
  /**
   * The catalog's revision that this page shows.
   */
  'revision': (number);
}
