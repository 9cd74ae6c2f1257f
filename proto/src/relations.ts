import { z } from 'zod';
import { dottedName, slug, version, versionRange } from './names.ts';

const range = versionRange.default('*');
const optional = z.boolean().default(false).describe('The plugin also works without it');

/** How plugins relate to each other; the registry decides from this which ones may serve. */
export const relations = {
  dependencies: z
    .array(
      z.union([
        z.looseObject({ plugin: slug, range, optional }),
        z.looseObject({ capability: dottedName, range, optional }),
      ]),
    )
    .default([])
    .describe(
      'Plugins, or capabilities that any plugin may provide, without which it cannot serve',
    ),
  conflicts: z
    .array(z.looseObject({ plugin: slug, range }))
    .default([])
    .describe('Plugins beside which it cannot serve'),
  provides: z
    .array(z.looseObject({ capability: dottedName, version }))
    .default([])
    .describe('Capabilities that others may need'),
  replaces: z
    .array(slug)
    .default([])
    .describe(
      'Former slugs of this plugin: their settings and what operators decided become its own',
    ),
};
