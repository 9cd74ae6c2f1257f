import { z } from 'zod';
import type { SettingChoice, SettingHints } from '@patchbay/proto';
import { withCallbacks, type ComputeChoices, type NameAvailable } from './field-callbacks.ts';

/** A value to choose from, or its details: `disabled` says why it cannot be chosen. */
export type Choice<Value extends string = string> = Value | ChoiceDetails<Value>;
type ChoiceDetails<Value extends string> = Omit<SettingChoice, 'value'> & { value: Value };

/**
 * Settings that people enter in a special way. Each is a zod schema: `.default()`, `.optional()`,
 * `.describe()` and `.meta({ title })` go on from here. Plain zod works as well.
 */
export const field = {
  /** Several lines. */
  text: () => withHints(z.string(), { field: 'text' }),

  /** Sealed where it is stored, and shown to nobody but the plugin. It has no default. */
  secret: () => withHints(z.string().meta({ writeOnly: true }), { field: 'secret' }),

  /** A whole number from a list, both ends included. */
  intRange: (min: number, max: number) =>
    withHints(z.int().min(min).max(max), { field: 'intrange' }),

  select,
  multilist,

  /**
   * A name of letters, digits, spaces and `_ - .`: other characters are taken out before it is stored.
   * `available` is asked while it is typed.
   */
  name({ available }: { available?: NameAvailable } = {}) {
    const schema = withHints(z.string(), { field: 'name', checked: available !== undefined });
    return available ? withCallbacks(schema, { available }) : schema;
  },

  /** E-mail addresses. */
  emails: () => withHints(z.array(z.email()), { field: 'emails' }),

  url: () => withHints(z.url(), { field: 'url' }),

  /** A time in seconds, which people write as `1h 30m`. */
  duration: () => withHints(z.number().min(0), { field: 'duration' }),

  /** When something repeats: `0 7 * * 1-5`. */
  cron: () => withHints(z.string(), { field: 'cron' }),

  /** The slug of a plugin that contributes to an extension point. */
  plugin: (point: string) => withHints(z.string(), { field: 'plugin', point }),

  /** Slugs of plugins that contribute to an extension point. */
  plugins: (point: string) => withHints(z.array(z.string()), { field: 'plugins', point }),

  /** Anything that JSON can say. */
  json: () => withHints(z.json(), { field: 'json' }),

  /** Marks a setting that the plugin reads when it starts: people are offered a restart. */
  restart: <Schema extends z.ZodType>(schema: Schema) => withHints(schema, { restart: true }),

  /** Leaves a setting out of every form: it is set by the API or the command line. */
  hidden: <Schema extends z.ZodType>(schema: Schema) => withHints(schema, { hidden: true }),

  /** Shows a setting that cannot be edited, and why. */
  locked: <Schema extends z.ZodType>(schema: Schema, why: string) =>
    withHints(schema, { locked: why }),
};

/** One of several values; a function computes them whenever they are shown or checked. */
function select<const Value extends string>(
  choices: readonly Choice<Value>[],
): z.ZodEnum<{ [V in Value]: V }>;
function select(choices: ComputeChoices): z.ZodString;
function select(choices: readonly Choice[] | ComputeChoices): z.ZodType {
  if (typeof choices === 'function') {
    const schema = withHints(z.string(), { field: 'select', choices: 'computed' });
    return withCallbacks(schema, { choices });
  }
  const details = choices.map(detailsOf);
  const values = details.map(({ value }) => value);
  return withHints(z.enum(values), { field: 'select', choices: details });
}

type ListOptions = {
  /** The order of what is chosen matters. */
  ordered?: boolean;
  /** Address below the plugin that each choice links to; `~~name~~` stands for its value. */
  link?: string;
};

/** Any number of values, also none; a function computes the choices as in `select`. */
function multilist<const Value extends string>(
  choices: readonly Choice<Value>[],
  options?: ListOptions,
): z.ZodArray<z.ZodEnum<{ [V in Value]: V }>>;
function multilist(choices: ComputeChoices, options?: ListOptions): z.ZodArray<z.ZodString>;
function multilist(
  choices: readonly Choice[] | ComputeChoices,
  options: ListOptions = {},
): z.ZodType {
  const unique = { uniqueItems: true };
  if (typeof choices === 'function') {
    const schema = z.array(z.string()).meta(unique);
    const hints = { field: 'multilist' as const, choices: 'computed' as const, ...options };
    return withCallbacks(withHints(schema, hints), { choices });
  }
  const details = choices.map(detailsOf);
  const schema = z.array(z.enum(details.map(({ value }) => value))).meta(unique);
  return withHints(schema, { field: 'multilist', choices: details, ...options });
}

function detailsOf(choice: Choice): SettingChoice {
  return typeof choice === 'string' ? { value: choice } : choice;
}

function withHints<Schema extends z.ZodType>(schema: Schema, hints: SettingHints): Schema {
  const meta = schema.meta() ?? {};
  return schema.meta({ ...meta, ui: { ...Object(meta['ui']), ...hints } });
}
