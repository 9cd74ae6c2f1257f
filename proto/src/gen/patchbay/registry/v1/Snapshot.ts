// Original file: patchbay/registry/v1/catalog.proto

import type { Plugin as _patchbay_registry_v1_Plugin, Plugin__Output as _patchbay_registry_v1_Plugin__Output } from '../../../patchbay/registry/v1/Plugin.ts';
import type { Long } from '@grpc/proto-loader';

export interface Snapshot {
  'revision'?: (number | string | Long);
  'plugins'?: (_patchbay_registry_v1_Plugin)[];
}

export interface Snapshot__Output {
  'revision': (number);
  'plugins': (_patchbay_registry_v1_Plugin__Output)[];
}
