import { z } from 'zod';
import { violationsOf, type Violation } from '@patchbay/proto';

const handler = z.custom((value) => typeof value === 'function', 'must be a function');
const settings = z.custom((value) => value instanceof z.ZodObject, 'must be a z.object({ … })');

const routeHandler = z.union([handler, z.looseObject({ handle: handler })], {
  error: 'must be a function, or an object with the function `handle`',
});

const withRun = z.record(z.string(), z.looseObject({ run: handler }));

/** What of a definition is no part of the manifest: handlers and schemas, and what they hang on. */
const shape = z.looseObject({
  routes: z.record(z.string(), routeHandler).optional(),
  tasks: withRun.optional(),
  commands: withRun.optional(),
  settingsActions: withRun.optional(),
  lifecycle: z.record(z.string(), handler).optional(),
  policies: z.record(z.string(), z.looseObject({ decide: handler })).optional(),
  contributions: z.array(z.looseObject({ run: handler.optional() })).optional(),
  settings: settings.optional(),
  spaceSettings: settings.optional(),
  userSettings: settings.optional(),
  validateSettings: handler.optional(),
  migrateSettings: handler.optional(),
});

/** What keeps a manifest from being derived; for those whose editor does not check types. */
export function shapeViolations(definition: unknown): Violation[] {
  const { error } = shape.safeParse(definition);
  return error ? violationsOf(error) : [];
}
