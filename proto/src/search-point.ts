import type { ExtensionPoint } from './extension-point.ts';

/** The platform's point for what plugins find when somebody searches. */
export const searchPoint = {
  id: 'search',
  version: 1,
  title: 'Search',
  description:
    'What is found when somebody searches a space, or outside of spaces: each answers with results that this person may see there, the best first',
  mode: 'collect',
  input: {
    type: 'object',
    required: ['terms'],
    properties: { terms: { type: 'string', minLength: 1, maxLength: 200 } },
  },
  output: {
    type: 'object',
    required: ['results'],
    properties: {
      results: {
        type: 'array',
        maxItems: 50,
        items: {
          type: 'object',
          required: ['title', 'path'],
          properties: {
            title: { type: 'string', minLength: 1, maxLength: 200 },
            path: { type: 'string', maxLength: 500, pattern: String.raw`^/(?!/|-/)[^\s\\]*$` },
            text: { type: 'string', maxLength: 1_000 },
          },
        },
      },
    },
  },
  routes: [],
  deadlineMs: 2_000,
  failure: 'skip',
} as const satisfies ExtensionPoint;
