import { z } from 'zod';
import { dottedName } from './names.ts';

/** Whose settings: everybody's, those of one space, those of one person. */
export const settingScopes = ['site', 'space', 'user'] as const;
export type SettingScope = (typeof settingScopes)[number];

export const settingKinds = [
  'string',
  'text',
  'int',
  'number',
  'bool',
  'intrange',
  'select',
  'multilist',
  'name',
  'secret',
  'emails',
  'url',
  'duration',
  'cron',
  'plugin',
  'plugins',
  'json',
] as const;
export type SettingKind = (typeof settingKinds)[number];

const choice = z.object({
  value: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  disabled: z.string().min(1).optional().describe('Why it cannot be chosen'),
});

/**
 * The keyword `ui` of a setting's JSON Schema: how people see and enter it. Everything is optional; a
 * schema without it gets the field that its type suggests.
 */
export const settingHints = z.object({
  field: z.enum(settingKinds).optional(),
  order: z.number().optional().describe('Its place in the form; lower comes first'),
  restart: z
    .boolean()
    .optional()
    .describe('A change takes effect when the processes of the plugin start anew'),
  choices: z
    .union([z.literal('computed'), z.array(choice)])
    .optional()
    .describe('Titles of the choices, or that the plugin computes them when they are shown'),
  ordered: z.boolean().optional().describe('The order of what is chosen matters'),
  link: z
    .string()
    .optional()
    .describe(
      'Address below the plugin that each choice links to; "~~name~~" stands for its value',
    ),
  hidden: z.boolean().optional().describe('On no form: it is set by the API or the command line'),
  locked: z.string().min(1).optional().describe('Why it is shown and cannot be edited'),
  checked: z.boolean().optional().describe('The plugin says whether a name is available'),
  point: dottedName.optional().describe('The extension point whose plugins can be chosen'),
});

export type SettingHints = z.output<typeof settingHints>;
export type SettingChoice = z.output<typeof choice>;

/** A button beside the settings of a scope, such as "Send a test mail". */
export const settingAction = z.looseObject({
  name: z
    .string()
    .max(63)
    .regex(/^[a-z][a-z0-9_-]*$/, 'must be a lower-case word, like "test"'),
  title: z.string().min(1),
  description: z.string().optional(),
  scope: z.enum(settingScopes).default('site'),
});

export type SettingAction = z.output<typeof settingAction>;
