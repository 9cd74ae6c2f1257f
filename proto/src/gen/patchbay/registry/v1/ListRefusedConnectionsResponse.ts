// Original file: patchbay/registry/v1/admin.proto

import type { RefusedConnection as _patchbay_registry_v1_RefusedConnection, RefusedConnection__Output as _patchbay_registry_v1_RefusedConnection__Output } from '../../../patchbay/registry/v1/RefusedConnection.ts';

export interface ListRefusedConnectionsResponse {
  'refusedConnections'?: (_patchbay_registry_v1_RefusedConnection)[];
}

export interface ListRefusedConnectionsResponse__Output {
  'refusedConnections': (_patchbay_registry_v1_RefusedConnection__Output)[];
}
