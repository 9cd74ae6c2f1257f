// Original file: patchbay/registry/v1/commands.proto

import type { CommandRun as _patchbay_registry_v1_CommandRun, CommandRun__Output as _patchbay_registry_v1_CommandRun__Output } from '../../../patchbay/registry/v1/CommandRun.ts';

export interface ListCommandRunsResponse {
  'runs'?: (_patchbay_registry_v1_CommandRun)[];
}

export interface ListCommandRunsResponse__Output {
  'runs': (_patchbay_registry_v1_CommandRun__Output)[];
}
