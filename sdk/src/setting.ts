/** Stands for the value of a site setting where the manifest allows it. */
export type SettingReference<Name extends string = string> = { readonly setting: Name };

/**
 * The value of the site setting `name`, whatever it is at the time: the platform reads it, so that a
 * change of the setting takes effect without the plugin.
 *
 * @example tasks: { tick: { repeatSeconds: setting('WAIT_TIME'), run } }
 */
export function setting<const Name extends string>(name: Name): SettingReference<Name> {
  return { setting: name };
}
