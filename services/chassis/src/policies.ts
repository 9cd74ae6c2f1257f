import { fromStruct, type PluginMessage } from '@patchbay/proto';

/** Contributed to the point `policy`: a plugin that is asked before roles count. */
export type Policy = {
  plugin: string;
  id: string;
  title: string;
  /** Whether it denies when it cannot be asked. */
  failClosed: boolean;
  index: number;
  order: number;
};

export type Policies = {
  /** Those that are asked about a permission, in order. */
  about(permission: string): readonly Policy[];
  /** The permissions that any of them names. */
  permissions(): readonly string[];
};

/** The policies of each permission, read again when the catalog changes. */
export function createPolicies(catalog: {
  revision(): number;
  plugins(): Iterable<PluginMessage>;
}): Policies {
  let revision = -1;
  let policies = new Map<string, Policy[]>();
  const current = () => {
    if (catalog.revision() !== revision) {
      revision = catalog.revision();
      policies = readPolicies(catalog.plugins());
    }
    return policies;
  };
  return {
    about: (permission) => current().get(permission) ?? [],
    permissions: () => [...current().keys()],
  };
}

function readPolicies(plugins: Iterable<PluginMessage>): Map<string, Policy[]> {
  const found: (Policy & { permissions: unknown[] })[] = [];
  for (const plugin of plugins) {
    for (const contribution of plugin.contributions ?? []) {
      if (contribution.point !== 'policy' || contribution.state?.name !== 'shown') continue;
      const properties = fromStruct(contribution.properties);
      const { permissions, title, order, failure } = properties;
      if (!Array.isArray(permissions)) continue;
      found.push({
        permissions,
        plugin: plugin.slug ?? '',
        id: contribution.id ?? '',
        title: typeof title === 'string' ? title : (contribution.id ?? ''),
        failClosed: failure === 'fail',
        index: contribution.index ?? Infinity,
        order: typeof order === 'number' ? order : Infinity,
      });
    }
  }
  const sorted = found.toSorted(
    (a, b) =>
      difference(a.index, b.index) ||
      difference(a.order, b.order) ||
      a.title.localeCompare(b.title),
  );
  const policies = new Map<string, Policy[]>();
  for (const { permissions, ...policy } of sorted) {
    for (const name of new Set(permissions.map(String))) {
      policies.set(name, [...(policies.get(name) ?? []), policy]);
    }
  }
  return policies;
}

function difference(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
