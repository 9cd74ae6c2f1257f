import type { Logger } from 'pino';
import type { z } from 'zod';
import { violationsOf, type JsonObject } from '@patchbay/proto';

export type Settings = Record<string, unknown>;

export type LiveSettings = {
  /** The site settings in force, typed by the plugin's schema. */
  current: () => Settings;
  /** Takes what the registry says. Values that do not fit the schema change nothing and are logged. */
  apply(values: JsonObject): void;
};

/** Site settings as the platform tells them; the schema's defaults until it does. */
export function createLiveSettings(schema: z.ZodObject, { log }: { log: Logger }): LiveSettings {
  let current: Settings = schema.parse({});
  return {
    current: () => current,
    apply(values) {
      const result = schema.safeParse(values);
      if (result.success) {
        current = result.data;
      } else {
        const violations = violationsOf(result.error);
        log.error({ violations }, 'the settings do not fit this version; the former ones stay');
      }
    },
  };
}
