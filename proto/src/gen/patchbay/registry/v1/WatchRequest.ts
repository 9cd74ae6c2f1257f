// Original file: patchbay/registry/v1/catalog.proto

import type { Long } from '@grpc/proto-loader';

export interface WatchRequest {
  /**
   * The last revision the watcher has seen; 0 for a snapshot.
   */
  'sinceRevision'?: (number | string | Long);
}

export interface WatchRequest__Output {
  /**
   * The last revision the watcher has seen; 0 for a snapshot.
   */
  'sinceRevision': (number);
}
