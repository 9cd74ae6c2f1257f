import type { z } from 'zod';
import type { JsonObject, SettingScope } from '@patchbay/proto';
import type { CallContext } from './calls.ts';
import type { SettingsAt } from './field-callbacks.ts';
import type { Settings } from './live-settings.ts';

/** The schemas of a plugin's settings, by scope. */
export type SettingsSchemas = Record<SettingScope, z.ZodObject>;

/** What a plugin does about its settings, beside reading them. */
export type SettingsDefinition<Values = JsonObject> = {
  /**
   * Looks at settings before they are stored, secrets included. What it returns, by the name of the
   * setting, is shown beside the field, and nothing is stored.
   */
  validateSettings?: (
    values: Values,
    context: CallContext<Settings> & SettingsAt & { changed: string[] },
  ) => Trouble | Promise<Trouble>;
  /**
   * Rewrites the settings of an earlier `settingsVersion`, without secrets. It may be called again for
   * the same; the platform keeps what was before.
   */
  migrateSettings?: (
    values: JsonObject,
    context: CallContext<Settings> & SettingsAt & { from: number; to: number },
  ) => JsonObject | Promise<JsonObject>;
  /** Buttons beside the settings. */
  settingsActions?: Readonly<Record<string, SettingsAction<Values>>>;
};

type Trouble = Readonly<Record<string, string>> | undefined | void;

export type SettingsAction<Values> = {
  /** On the button: `Send a test mail`. */
  title: string;
  description?: string;
  /** Where the button is; `site` unless set. */
  scope?: SettingScope;
  /** Does it, with the values as they stand in the form. Resolves to what came of it; throws why not. */
  run: (values: Values, context: CallContext<Settings> & SettingsAt) => string | Promise<string>;
};
