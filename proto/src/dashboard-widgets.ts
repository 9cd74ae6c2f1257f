import type { ExtensionPoint } from './extension-point.ts';

/** The platform's point for what plugins show on the home page and at the beginning of a space. */
export const dashboardWidgets = {
  id: 'dashboard.widgets',
  version: 1,
  title: 'Widgets',
  description:
    'What stands on the home page and, of plugins that are active there, at the beginning of a space: a title, and HTML that is made for who looks at it',
  mode: 'collect',
  schema: {
    type: 'object',
    required: ['title'],
    properties: { title: { type: 'string', minLength: 1, maxLength: 100 } },
  },
  output: {
    type: 'object',
    required: ['html'],
    properties: { html: { type: 'string', maxLength: 65_536 } },
  },
  routes: [],
  deadlineMs: 2_000,
  failure: 'skip',
} as const satisfies ExtensionPoint;
