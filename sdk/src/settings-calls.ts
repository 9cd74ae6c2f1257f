import type { Json, JsonObject, SettingScope } from '@patchbay/proto';
import { PlatformError } from '@patchbay/proto';
import type { CallHandler } from './calls.ts';
import { callbacksOf } from './field-callbacks.ts';
import type { SettingsDefinition, SettingsSchemas } from './settings-definition.ts';

type Asked = { scope: SettingScope; scopeId: string };

/** What answers the platform's calls about settings. */
export function settingsCalls(
  schemas: SettingsSchemas,
  { validateSettings, migrateSettings, settingsActions = {} }: SettingsDefinition,
): [string, CallHandler][] {
  const callbacksAt = (scope: SettingScope, name: string) =>
    callbacksOf(schemas[scope].shape[name]);
  const calls: [string, CallHandler][] = [
    [
      'settings/choices',
      async (payload, context) => {
        const { settings, values, ...at } = payload as Asked & {
          settings: string[];
          values: JsonObject;
        };
        const choices: Record<string, Json> = {};
        for (const name of settings) {
          const { choices: compute } = callbacksAt(at.scope, name);
          if (!compute) throw unknown(name);
          const computed = await compute({ ...context, ...at, values });
          choices[name] = computed.map((it) => (typeof it === 'string' ? { value: it } : it));
        }
        return { choices };
      },
    ],
    [
      'settings/name-available',
      async (payload, context) => {
        const { setting, name, ...at } = payload as Asked & { setting: string; name: string };
        const { available } = callbacksAt(at.scope, setting);
        if (!available) throw unknown(setting);
        const answer = await available(name, { ...context, ...at });
        return typeof answer === 'string'
          ? { available: false, message: answer }
          : { available: answer };
      },
    ],
    [
      'settings/action',
      async (payload, context) => {
        const { action, values, ...at } = payload as Asked & {
          action: string;
          values: JsonObject;
        };
        const known = Object.hasOwn(settingsActions, action) ? settingsActions[action] : undefined;
        if (!known) throw new PlatformError('not_found', `there is no action "${action}"`);
        return { ok: true, message: await known.run(values, { ...context, ...at }) };
      },
    ],
  ];
  if (validateSettings) {
    calls.push([
      'settings/validate',
      async (payload, context) => {
        const { values, ...at } = payload as Asked & { values: JsonObject; changed: string[] };
        const trouble = (await validateSettings(values, { ...context, ...at })) ?? {};
        const violations = Object.entries(trouble).map(([field, message]) => ({ field, message }));
        return { violations };
      },
    ]);
  }
  if (migrateSettings) {
    calls.push([
      'settings/migrate',
      async (payload, context) => {
        const { values, ...at } = payload as Asked & {
          values: JsonObject;
          from: number;
          to: number;
        };
        return { values: await migrateSettings(values, { ...context, ...at }) };
      },
    ]);
  }
  return calls;
}

function unknown(name: string): PlatformError {
  return new PlatformError('not_found', `there is nothing to ask about the setting "${name}"`);
}
