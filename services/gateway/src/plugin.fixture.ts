import type { Json, JsonObject, ReceivedPlugin, ReceivedRelease } from '@patchbay/proto';

/** A plugin of the catalog with as much of it as these tests look at. */
export function catalogPlugin(
  slug: string,
  {
    manifest = {},
    state = 'ready',
    version = '1.0.0',
    releases = [],
    ...rest
  }: {
    manifest?: JsonObject;
    state?: string;
    version?: string;
    title?: string;
    index?: number;
    releases?: Partial<ReceivedRelease>[];
  } = {},
): ReceivedPlugin {
  const plugin = { slug, title: slug, version, releases, instances: [], ...rest };
  return {
    ...plugin,
    state: { name: state },
    manifest: received(manifest),
  } as unknown as ReceivedPlugin;
}

export function catalogOf(...plugins: ReceivedPlugin[]): ReadonlyMap<string, ReceivedPlugin> {
  return new Map(plugins.map((plugin) => [plugin.slug, plugin]));
}

/** A Struct as it comes from the wire. */
export function received(object: JsonObject): object {
  const fields = Object.entries(object).map(([name, value]) => [name, receivedValue(value)]);
  return { fields: Object.fromEntries(fields) };
}

function receivedValue(value: Json): object {
  if (Array.isArray(value)) {
    return { kind: 'listValue', listValue: { values: value.map(receivedValue) } };
  }
  if (typeof value === 'object' && value !== null) {
    return { kind: 'structValue', structValue: received(value) };
  }
  const kind = value === null ? 'nullValue' : `${typeof value}Value`.replace('boolean', 'bool');
  return { kind, [kind]: value };
}
