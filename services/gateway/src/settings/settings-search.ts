import {
  fromStruct,
  shownSettings,
  settingsSchemaOf,
  type ReceivedPlugin,
  type SettingField,
  type SettingScope,
} from '@patchbay/proto';

/** The settings of a plugin in one scope that match a search; all of them when the plugin itself does. */
export function findSettings(
  { slug, title, manifest }: ReceivedPlugin,
  scope: SettingScope,
  text: string,
): SettingField[] {
  const fields = shownSettings(settingsSchemaOf(fromStruct(manifest), scope));
  const wanted = text.trim().toLowerCase();
  const matches = (...texts: string[]) => texts.some((it) => it.toLowerCase().includes(wanted));
  if (matches(slug, title)) return fields;
  return fields.filter((field) => matches(field.name, field.title, field.description));
}
