import { z } from 'zod';
import type { JsonObject, SettingScope } from '@patchbay/proto';
import type { CallContext } from './calls.ts';
import type { Choice } from './field.ts';
import type { Settings } from './live-settings.ts';

/** Whose settings are shown. */
export type SettingsAt = { scope: SettingScope; scopeId: string };

export type ComputeChoices = (
  context: CallContext<Settings> & SettingsAt & { values: JsonObject },
) => readonly Choice[] | Promise<readonly Choice[]>;

/** Whether a name can be taken; a text says why not. */
export type NameAvailable = (
  name: string,
  context: CallContext<Settings> & SettingsAt,
) => boolean | string | Promise<boolean | string>;

export type Callbacks = { choices?: ComputeChoices; available?: NameAvailable };

/** What belongs to a field and cannot be part of its JSON Schema. */
const callbacks = z.registry<{ own: unknown }>();

export function withCallbacks<Schema extends z.ZodType>(schema: Schema, own: Callbacks): Schema {
  callbacks.add(schema, { own });
  return schema;
}

/** The callbacks of a setting, also of one that has a default or is optional. */
export function callbacksOf(schema: unknown): Callbacks {
  if (!(schema instanceof z.ZodType)) return {};
  const found = callbacks.get(schema);
  if (found) return found.own as Callbacks;
  const { innerType } = schema._zod.def as { innerType?: unknown };
  return innerType === undefined ? {} : callbacksOf(innerType);
}
