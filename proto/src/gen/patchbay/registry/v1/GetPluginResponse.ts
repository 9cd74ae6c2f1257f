// Original file: patchbay/registry/v1/catalog.proto

import type { Plugin as _patchbay_registry_v1_Plugin, Plugin__Output as _patchbay_registry_v1_Plugin__Output } from '../../../patchbay/registry/v1/Plugin.ts';
import type { Long } from '@grpc/proto-loader';

export interface GetPluginResponse {
  'plugin'?: (_patchbay_registry_v1_Plugin | null);
  'revision'?: (number | string | Long);
}

export interface GetPluginResponse__Output {
  'plugin': (_patchbay_registry_v1_Plugin__Output | null);
  'revision': (number);
}
