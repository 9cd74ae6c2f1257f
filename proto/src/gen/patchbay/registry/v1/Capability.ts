// Original file: patchbay/registry/v1/admin.proto

import type { Provider as _patchbay_registry_v1_Provider, Provider__Output as _patchbay_registry_v1_Provider__Output } from '../../../patchbay/registry/v1/Provider.ts';

export interface Capability {
  'name'?: (string);
  'providers'?: (_patchbay_registry_v1_Provider)[];
  /**
   * The slug an operator chose; empty when the first that serves is used.
   */
  'chosen'?: (string);
  /**
   * Whether others stand in for the chosen one.
   */
  'fallback'?: (boolean);
}

export interface Capability__Output {
  'name': (string);
  'providers': (_patchbay_registry_v1_Provider__Output)[];
  /**
   * The slug an operator chose; empty when the first that serves is used.
   */
  'chosen': (string);
  /**
   * Whether others stand in for the chosen one.
   */
  'fallback': (boolean);
}
