import { operation } from './operation.ts';

const tag = 'Plugins';

export const pluginOperations = {
  listPlugins: operation('Catalog.listPlugins', 'GET /plugins', { tag }),
  getPlugin: operation('Catalog.getPlugin', 'GET /plugins/{slug}', { tag }),
  watch: operation('Catalog.watch', 'GET /watch', { tag }),
  updatePlugin: operation('Admin.updatePlugin', 'PATCH /plugins/{slug}', { tag }),
  setPluginEnabled: operation('Admin.setPluginEnabled', 'PUT /plugins/{slug}/enabled', {
    tag,
    required: ['enabled'],
  }),
  approveRelease: operation(
    'Admin.approveRelease',
    'POST /plugins/{slug}/releases/{version}/approve',
    { tag },
  ),
  rejectRelease: operation(
    'Admin.rejectRelease',
    'POST /plugins/{slug}/releases/{version}/reject',
    { tag, required: ['reason'] },
  ),
  pinRelease: operation('Admin.pinRelease', 'PUT /plugins/{slug}/pinned-version', {
    tag,
    required: ['version'],
  }),
  releaseQuarantine: operation(
    'Admin.releaseQuarantine',
    'POST /plugins/{slug}/release-quarantine',
    { tag },
  ),
  removePlugin: operation('Admin.removePlugin', 'POST /plugins/{slug}/remove', { tag }),
  deletePlugin: operation('Admin.deletePlugin', 'DELETE /plugins/{slug}', { tag }),
  listDependents: operation('Admin.listDependents', 'GET /plugins/{slug}/dependents', { tag }),
};
