import type { ExtensionPoint } from './extension-point.ts';

/** The platform's point for what plugins add to the page of administrators. */
export const adminTiles = {
  id: 'admin.tiles',
  version: 1,
  title: 'Administration',
  description:
    'Tiles on the page of administrators: title, path, icon, and a description of what can be done there; whoever may not open the page that it leads to does not see it',
  mode: 'static',
  schema: {
    type: 'object',
    required: ['title', 'path'],
    properties: {
      title: { type: 'string', minLength: 1, maxLength: 60 },
      path: { type: 'string' },
      description: { type: 'string', maxLength: 200 },
      order: { type: 'number' },
    },
  },
  routes: [],
  deadlineMs: 2_000,
  failure: 'skip',
} as const satisfies ExtensionPoint;
