// Original file: patchbay/registry/v1/directory.proto

import type { Long } from '@grpc/proto-loader';

export interface WatchDirectoryRequest {
  /**
   * The last revision the watcher has seen; 0 for a snapshot.
   */
  'sinceRevision'?: (number | string | Long);
}

export interface WatchDirectoryRequest__Output {
  /**
   * The last revision the watcher has seen; 0 for a snapshot.
   */
  'sinceRevision': (number);
}
