import type { Logger } from 'pino';
import type { z } from 'zod';
import { settingFields, violationsOf, type JsonObject } from '@patchbay/proto';

export type Settings = Record<string, unknown>;

export type LiveSettings = {
  /**
   * The site settings in force, typed by the plugin's schema. While required ones are missing, and the
   * plugin is not given pages or tasks, just those that are there.
   */
  current: () => Settings;
  /** Takes what the registry says. Values that do not fit the schema change nothing and are logged. */
  apply(values: JsonObject): void;
};

/**
 * Site settings as the platform tells them; the schema's defaults until it does. Those that are marked
 * for a restart stay as this process first got them.
 */
export function createLiveSettings(
  schema: z.ZodObject,
  { manifestSchema, log }: { manifestSchema: JsonObject | undefined; log: Logger },
): LiveSettings {
  const held = settingFields(manifestSchema).filter(({ restart }) => restart);
  let current: Settings = schema.safeParse({}).data ?? {};
  let first: JsonObject | undefined;
  let complete = false;
  return {
    current: () => current,
    apply(told) {
      const values = { ...told };
      for (const { name } of first ? held : []) {
        const value = first?.[name];
        if (value === undefined) delete values[name];
        else values[name] = value;
      }
      const result = schema.safeParse(values);
      if (result.success) {
        current = result.data;
        complete = true;
        first ??= values;
      } else if (complete) {
        const violations = violationsOf(result.error);
        log.error({ violations }, 'the settings do not fit this version; the former ones stay');
      } else {
        current = values;
      }
    },
  };
}
