import type { JsonObject, SettingField, SettingScope } from '@patchbay/proto';

/** What one scope contributes to the settings in force. */
export type Layer = {
  scope: SettingScope;
  fields: readonly SettingField[];
  /** What is stored. Secrets are in it only where it is for the plugin itself. */
  values: JsonObject;
  /** Names of the secrets that are stored. */
  secrets: readonly string[];
};

export type Effective = {
  /** Each setting as stored in the first layer that has it, else its default. */
  values: JsonObject;
  /** Where each comes from; secrets that are set are here whether or not they are in `values`. */
  sources: Record<string, SettingScope | 'default'>;
};

/**
 * The settings in force, from layers of which the first that has a setting wins: user, space, site.
 * What no layer's schema has is left out; what has neither a value nor a default, too.
 */
export function effectiveSettings(layers: readonly Layer[]): Effective {
  const values: JsonObject = {};
  const sources: Effective['sources'] = {};
  for (const { fields } of layers) {
    for (const { name } of fields) {
      if (name in sources) continue;
      const declaring = layers.filter((layer) => layer.fields.some((field) => field.name === name));
      const layer = declaring.find((it) => isStored(it, name));
      const fallback = declaring.map((it) => defaultOf(it, name)).find((it) => it !== undefined);
      const value = layer ? layer.values[name] : fallback;
      if (layer) sources[name] = layer.scope;
      else if (fallback !== undefined) sources[name] = 'default';
      if (value !== undefined) values[name] = value;
    }
  }
  return { values, sources };
}

/** Required settings that no layer has. */
export function missingSettings(layers: readonly Layer[]): string[] {
  const { sources } = effectiveSettings(layers);
  const required = layers.flatMap(({ fields }) => fields.filter((field) => field.required));
  return [...new Set(required.map(({ name }) => name))].filter((name) => !(name in sources));
}

function isStored({ values, secrets }: Layer, name: string): boolean {
  return values[name] !== undefined || secrets.includes(name);
}

function defaultOf({ fields }: Layer, name: string) {
  return fields.find((field) => field.name === name)?.default;
}
