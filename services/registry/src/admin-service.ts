import { platformOnly, type Logger } from '@patchbay/chassis';
import { admin, mount, type Mounted } from '@patchbay/proto';
import { capabilityCalls } from './capabilities-admin.ts';
import type { ChangeDeps } from './change-plugin.ts';
import { credentialCalls } from './credentials-admin.ts';
import { decisionCalls } from './decisions-admin.ts';
import { pointCalls } from './points-admin.ts';
import { settingsCalls } from './settings-admin.ts';

/** `patchbay.registry.v1.Admin`: what an operator decides. */
export function mountAdmin(deps: ChangeDeps & { log: Logger; platformToken: string }): Mounted {
  const { log, platformToken } = deps;
  return mount(
    admin,
    {
      ...credentialCalls(deps),
      ...decisionCalls(deps),
      ...capabilityCalls(deps),
      ...pointCalls(deps),
      ...settingsCalls(deps),
    },
    platformOnly({ log, platformToken }),
  );
}
