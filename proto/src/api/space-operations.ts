import { operation } from './operation.ts';

const tag = 'Spaces';

export const spaceOperations = {
  listSpaces: operation('Spaces.listSpaces', 'GET /spaces', { tag }),
  createSpace: operation('Spaces.createSpace', 'POST /spaces', {
    tag,
    required: ['title'],
    status: 201,
  }),
  getSpace: operation('Spaces.getSpace', 'GET /spaces/{slug}', { tag }),
  updateSpace: operation('Spaces.updateSpace', 'PATCH /spaces/{slug}', {
    tag,
    changes: 'getSpace',
  }),
  deleteSpace: operation('Spaces.deleteSpace', 'DELETE /spaces/{slug}', {
    tag,
    changes: 'getSpace',
  }),
  setSpaceArchived: operation('Spaces.setSpaceArchived', 'PUT /spaces/{slug}/archived', {
    tag,
    changes: 'getSpace',
    required: ['archived'],
  }),

  listSpaceMembers: operation('Spaces.listSpaceMembers', 'GET /spaces/{slug}/members', { tag }),
  setSpaceMember: operation('Spaces.setSpaceMember', 'PUT /spaces/{slug}/members/{user}', {
    tag,
    changes: 'listSpaceMembers',
  }),
  removeSpaceMember: operation('Spaces.removeSpaceMember', 'DELETE /spaces/{slug}/members/{user}', {
    tag,
    changes: 'listSpaceMembers',
  }),

  listSpacePlugins: operation('Spaces.listSpacePlugins', 'GET /spaces/{slug}/plugins', { tag }),
  setSpacePlugins: operation('Spaces.setSpacePlugins', 'PATCH /spaces/{slug}/plugins', {
    tag,
    changes: 'listSpacePlugins',
    required: ['activations'],
  }),
  isActive: operation('Spaces.isActive', 'GET /spaces/{slug}/plugins/{plugin}/active', { tag }),
  resetSpacePlugin: operation('Spaces.resetSpacePlugin', 'DELETE /plugins/{plugin}/activations', {
    tag,
  }),

  listActivities: operation('Spaces.listActivities', 'GET /spaces/{slug}/activities', { tag }),
  listRecipients: operation('Spaces.listRecipients', 'GET /spaces/{slug}/recipients', { tag }),
};
