import { manifestJsonSchema } from './manifest.ts';

/** What the points and not the manifest say the members of. */
const open = new Set(['contributions']);

type Known = Readonly<Record<string, { items?: { properties?: object } }>>;

/**
 * Paths of fields that this version does not know, such as `tasks[0].delaySecond`. They are kept, for a
 * platform that knows them; where nobody meant one, it is a slip of the pen.
 */
export function unknownFields(manifest: Readonly<Record<string, unknown>>): string[] {
  const known = manifestJsonSchema()['properties'] as Known;
  return Object.entries(manifest).flatMap(([name, value]) => {
    const spec = known[name];
    if (!spec) return [name];
    const members = spec.items?.properties;
    if (!members || !Array.isArray(value) || open.has(name)) return [];
    return value.flatMap((item: object, index) =>
      Object.keys(item)
        .filter((member) => !(member in members))
        .map((member) => `${name}[${index}].${member}`),
    );
  });
}
