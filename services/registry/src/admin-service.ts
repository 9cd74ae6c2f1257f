import { admin, mount, type Mounted } from '@patchbay/proto';
import { capabilityCalls } from './capabilities-admin.ts';
import type { ChangeDeps } from './change-plugin.ts';
import { credentialCalls } from './credentials-admin.ts';
import type { Guard, Needs } from './guard.ts';
import { decisionCalls } from './decisions-admin.ts';
import { pointCalls } from './points-admin.ts';
import { settingsCalls } from './settings-admin.ts';

const needs: Needs<typeof admin> = {
  createCredential: 'plugins.administer',
  listCredentials: 'plugins.administer',
  revokeCredential: 'plugins.administer',
  setPluginEnabled: 'plugins.administer',
  updatePlugin: 'plugins.administer',
  approveRelease: 'plugins.administer',
  pinRelease: 'plugins.administer',
  releaseQuarantine: 'plugins.administer',
  removePlugin: 'plugins.administer',
  deletePlugin: 'plugins.administer',
  listExtensionPoints: 'catalog.read',
  explainContribution: 'catalog.read',
  updateContribution: 'plugins.administer',
  listDependents: 'catalog.read',
  listCapabilities: 'catalog.read',
  chooseProvider: 'plugins.administer',
  getSettings: 'settings.administer',
  updateSettings: 'settings.administer',
};

/** `patchbay.registry.v1.Admin`: what an operator decides. */
export function mountAdmin({ guard, ...deps }: ChangeDeps & { guard: Guard }): Mounted {
  const handlers = {
    ...credentialCalls(deps),
    ...decisionCalls(deps),
    ...capabilityCalls(deps),
    ...pointCalls(deps),
    ...settingsCalls(deps),
  };
  return mount(admin, handlers, guard.mounted(needs));
}
