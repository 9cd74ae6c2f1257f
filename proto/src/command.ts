import { z } from 'zod';
import { dottedName } from './names.ts';

const jsonSchema = z.record(z.string(), z.json());

/** Something a plugin does when it is told to. */
export const commandSpec = z
  .looseObject({
    name: z
      .string()
      .max(63)
      .regex(/^[a-zA-Z][\w-]*$/, 'must be a word, like "switchOn"'),
    title: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe('Shown to people; the name when left out'),
    description: z.string().optional(),
    input: jsonSchema.optional().describe('JSON Schema (2020-12) of the object that it takes'),
    output: jsonSchema.optional().describe('JSON Schema (2020-12) of what it answers'),
    exposure: z
      .enum(['ui', 'api', 'internal'])
      .default('ui')
      .describe(
        'ui: anybody who may run commands; api: API tokens and plugins, not browsers; internal: plugins and the platform',
      ),
    permission: dottedName
      .optional()
      .describe('Who runs it needs this too: its own, or the full name of another'),
    confirm: z.string().min(1).optional().describe('Asked of a person before it runs'),
    async: z
      .boolean()
      .default(false)
      .describe('It takes long: callers get an id at once; one run at a time'),
    deadlineMs: z
      .int()
      .min(10)
      .max(3_600_000)
      .optional()
      .describe('How long it may take; left out: 5 s, or 10 min when it is async'),
  })
  .describe('Something the plugin does when it is told to');

export type CommandSpec = z.output<typeof commandSpec>;

export function commandDeadlineMs({ async, deadlineMs }: CommandSpec): number {
  return deadlineMs ?? (async ? 600_000 : 5_000);
}
