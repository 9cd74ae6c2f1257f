import { operation } from './operation.ts';

const tag = 'Plugins';

export const pluginOperations = {
  listPlugins: operation('Catalog.listPlugins', 'GET /plugins', { tag }),
  getPlugin: operation('Catalog.getPlugin', 'GET /plugins/{slug}', { tag }),
  watch: operation('Catalog.watch', 'GET /watch', { tag }),
  updatePlugin: operation('Admin.updatePlugin', 'PATCH /plugins/{slug}', {
    tag,
    changes: 'getPlugin',
  }),
  setPluginEnabled: operation('Admin.setPluginEnabled', 'PUT /plugins/{slug}/enabled', {
    tag,
    changes: 'getPlugin',
    required: ['enabled'],
  }),
  approveRelease: operation(
    'Admin.approveRelease',
    'POST /plugins/{slug}/releases/{version}/approve',
    { tag, changes: 'getPlugin' },
  ),
  rejectRelease: operation(
    'Admin.rejectRelease',
    'POST /plugins/{slug}/releases/{version}/reject',
    { tag, changes: 'getPlugin', required: ['reason'] },
  ),
  pinRelease: operation('Admin.pinRelease', 'PUT /plugins/{slug}/pinned-version', {
    tag,
    changes: 'getPlugin',
    required: ['version'],
  }),
  releaseQuarantine: operation(
    'Admin.releaseQuarantine',
    'POST /plugins/{slug}/release-quarantine',
    { tag, changes: 'getPlugin' },
  ),
  removePlugin: operation('Admin.removePlugin', 'POST /plugins/{slug}/remove', {
    tag,
    changes: 'getPlugin',
  }),
  deletePlugin: operation('Admin.deletePlugin', 'DELETE /plugins/{slug}', {
    tag,
    changes: 'getPlugin',
  }),
  listRefusedConnections: operation('Admin.listRefusedConnections', 'GET /refused-connections', {
    tag,
  }),
  listDependents: operation('Admin.listDependents', 'GET /plugins/{slug}/dependents', { tag }),
};
