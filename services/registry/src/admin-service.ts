import type { DecideAccess } from '@patchbay/chassis';
import { admin, mount, type Mounted } from '@patchbay/proto';
import { capabilityCalls } from './relations/capabilities-admin.ts';
import type { ChangeDeps } from './plugins/change-plugin.ts';
import { credentialCalls } from './credentials/credentials-admin.ts';
import { decisionCalls } from './plugins/decisions-admin.ts';
import type { Directory } from './people/directory.ts';
import type { Guard, Need, Needs } from './access/guard.ts';
import { pointCalls } from './points/points-admin.ts';
import { refusalCalls } from './refusals/refusals-admin.ts';

const toRead: Need = ['plugins.administer', 'catalog.read'];

const needs: Needs<typeof admin> = {
  createCredential: 'plugins.administer',
  listCredentials: 'plugins.administer',
  getCredential: 'plugins.administer',
  revokeCredential: 'plugins.administer',
  setPluginEnabled: 'plugins.administer',
  updatePlugin: 'plugins.administer',
  approveRelease: 'plugins.administer',
  rejectRelease: 'plugins.administer',
  pinRelease: 'plugins.administer',
  releaseQuarantine: 'plugins.administer',
  removePlugin: 'plugins.administer',
  deletePlugin: 'plugins.administer',
  listExtensionPoints: toRead,
  explainContribution: toRead,
  updateContribution: 'plugins.administer',
  listDependents: toRead,
  listCapabilities: toRead,
  chooseProvider: 'plugins.administer',
  listRefusedConnections: 'plugins.administer',
};

/** `patchbay.registry.v1.Admin`: what an operator decides. */
export function mountAdmin({
  guard,
  ...deps
}: ChangeDeps & { directory: Directory; decide: DecideAccess; guard: Guard }): Mounted {
  const handlers = {
    ...credentialCalls(deps),
    ...decisionCalls(deps),
    ...capabilityCalls(deps),
    ...pointCalls(deps),
    ...refusalCalls(deps),
  };
  return mount(admin, handlers, guard.mounted(needs));
}
