import { z } from 'zod';
import { dottedName, routeMethod, routePath } from './names.ts';

/** What the host of a point gets from those who contribute to it. */
const pointModes = ['static', 'collect', 'pipeline', 'first', 'notify'] as const;

const jsonSchema = z.record(z.string(), z.json());

/** A named place that other plugins can contribute to. */
export const extensionPoint = z
  .looseObject({
    id: dottedName.describe('Such as "events.reporting"'),
    version: z.int().min(1).default(1).describe('Major version; another one stands beside it'),
    title: z.string().min(1).max(100).optional().describe('Shown to people; the id when left out'),
    description: z.string().optional(),
    mode: z
      .enum(pointModes)
      .default('static')
      .describe(
        'static: the contributions themselves; collect: all are asked; pipeline: each transforms in turn; first: asked until one answers; notify: told',
      ),
    schema: jsonSchema
      .optional()
      .describe('JSON Schema (2020-12) of what a contribution to it must be'),
    input: jsonSchema
      .optional()
      .describe('JSON Schema (2020-12) of what those who contribute are asked'),
    output: jsonSchema.optional().describe('JSON Schema (2020-12) of what each of them answers'),
    routes: z
      .array(z.looseObject({ method: routeMethod, path: routePath }))
      .default([])
      .describe('Routes that a plugin has to list to contribute'),
    deadlineMs: z
      .int()
      .min(10)
      .max(60_000)
      .default(2_000)
      .describe('How long a contribution may take'),
    failure: z
      .enum(['skip', 'fail'])
      .default('skip')
      .describe('Whether one that fails is left out, or fails the whole'),
  })
  .describe('A place that other plugins can contribute to');

export type ExtensionPoint = z.output<typeof extensionPoint>;
