import { fromStruct, titleIn, type ReceivedPlugin } from '@patchbay/proto';

type Plugins = ReadonlyMap<string, ReceivedPlugin>;

/** By locale; a plugin is another object after each change. */
const remembered = new WeakMap<ReceivedPlugin, Map<string, ReceivedPlugin>>();

/** More locales than people of one site have; whoever sends others gets them made each time. */
const mostLocales = 100;

/**
 * Plugins with their titles, and those of what they contribute, in somebody's language where a plugin
 * has them. The title that an operator gave is the same for everybody.
 */
export function inLanguage(plugins: Plugins, locale: string): Plugins {
  return new Map([...plugins].map(([slug, plugin]) => [slug, pluginIn(plugin, locale)]));
}

function pluginIn(plugin: ReceivedPlugin, locale: string): ReceivedPlugin {
  const known = remembered.get(plugin) ?? new Map<string, ReceivedPlugin>();
  remembered.set(plugin, known);
  const found = known.get(locale) ?? translated(plugin, locale);
  if (known.size < mostLocales) known.set(locale, found);
  return found;
}

function translated(plugin: ReceivedPlugin, locale: string): ReceivedPlugin {
  const { titles: own } = fromStruct(plugin.manifest);
  return {
    ...plugin,
    title: plugin.operatorTitle || (titleIn(own, locale) ?? plugin.title),
    contributions: plugin.contributions.map((contribution) => {
      const { titles } = fromStruct(contribution.properties);
      const title = titleIn(titles, locale);
      if (title === undefined) return contribution;
      const fields = { ...contribution.properties?.fields, title: { stringValue: title } };
      return { ...contribution, properties: { fields } };
    }),
  };
}
