import { operation } from './operation.ts';

const tag = 'Settings';

export const settingsOperations = {
  getSettings: operation('Settings.getSettings', 'GET /plugins/{slug}/settings', {
    tag,
    versionIn: 'document.version',
  }),
  updateSettings: operation('Settings.updateSettings', 'PATCH /plugins/{slug}/settings', {
    tag,
    required: ['settings'],
    ifMatch: 'version',
  }),
  listChoices: operation('Settings.listChoices', 'GET /plugins/{slug}/settings/choices', { tag }),
  checkName: operation('Settings.checkName', 'GET /plugins/{slug}/settings/{setting}/check', {
    tag,
    required: ['name'],
  }),
  runAction: operation('Settings.runAction', 'POST /plugins/{slug}/settings/actions/{action}', {
    tag,
  }),
  restartPlugin: operation('Settings.restartPlugin', 'POST /plugins/{slug}/restart', { tag }),
  exportState: operation('Settings.exportState', 'GET /state', { tag }),
  importState: operation('Settings.importState', 'POST /state', { tag, required: ['state'] }),
  rotateKey: operation('Settings.rotateKey', 'POST /settings-key/rotate', { tag }),
};
