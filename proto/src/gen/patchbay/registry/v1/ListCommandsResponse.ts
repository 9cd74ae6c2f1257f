// Original file: patchbay/registry/v1/commands.proto

import type { Command as _patchbay_registry_v1_Command, Command__Output as _patchbay_registry_v1_Command__Output } from '../../../patchbay/registry/v1/Command.ts';

export interface ListCommandsResponse {
  'commands'?: (_patchbay_registry_v1_Command)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListCommandsResponse__Output {
  'commands': (_patchbay_registry_v1_Command__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
