import {
  fromStruct,
  PlatformError,
  type ExtensionPoint,
  type JsonObject,
  type ReceivedPlugin,
} from '@patchbay/proto';
import { byOrder } from '../shell/navigation.ts';

/** A contribution that is shown, with what there is to know about it. */
export type Placed = {
  plugin: ReceivedPlugin;
  id: string;
  title: string;
  /** As its manifest has it. */
  properties: JsonObject;
};

/** A point with what is contributed to it, in order; `host` is empty for the platform's own. */
export type PlacedPoint = { host: string; point: ExtensionPoint; contributions: readonly Placed[] };

export type PointIndex = {
  /** A point of the platform's own. */
  ofPlatform(point: ExtensionPoint): PlacedPoint;
  /** @throws PlatformError `not_found` for a point that its host does not declare. */
  find(host: string, point: string, version: number): PlacedPoint;
};

/**
 * Points with what plugins that are offered contribute: in the order of the operator's
 * index (that of the contribution, else of its plugin), category, the manifest's order, then title.
 * What is not placed comes last. Sorted once for each revision of the catalog.
 */
export function createPointIndex({
  plugins,
  revision,
}: {
  plugins: () => ReadonlyMap<string, ReceivedPlugin>;
  revision: () => number;
}): PointIndex {
  const placed = new Map<string, PlacedPoint>();
  let placedAt = -1;

  const remembered = (host: string, id: string, version: number, declare: () => ExtensionPoint) => {
    if (placedAt !== revision()) placed.clear();
    placedAt = revision();
    const key = `${host} ${id}@${version}`;
    let found = placed.get(key);
    if (!found) {
      const point = declare();
      found = { host, point, contributions: contributionsTo(plugins().values(), id, version) };
      placed.set(key, found);
    }
    return found;
  };

  return {
    ofPlatform: (point) => remembered('', point.id, point.version, () => point),
    find: (host, id, version) =>
      remembered(host, id, version, () => declared(plugins().get(host), id, version)),
  };
}

function declared(plugin: ReceivedPlugin | undefined, id: string, version: number) {
  const points = fromStruct(plugin?.manifest)['extensionPoints'];
  const declaredPoints = (Array.isArray(points) ? points : []) as ExtensionPoint[];
  const point = declaredPoints.find((it) => it.id === id && it.version === version);
  if (point && plugin?.offered) return point;
  const listed = declaredPoints.map((it) => `${it.id}@${it.version}`).join(', ') || 'none';
  throw new PlatformError(
    'not_found',
    `plugin "${plugin?.slug}" declares no extension point "${id}" of version ${version}; it declares ${listed}`,
  );
}

function contributionsTo(
  plugins: Iterable<ReceivedPlugin>,
  point: string,
  version: number,
): Placed[] {
  const found: (Placed & Place)[] = [];
  for (const plugin of plugins) {
    if (!plugin.offered) continue;
    for (const contribution of plugin.contributions) {
      if (contribution.point !== point || contribution.pointVersion !== version) continue;
      if (contribution.state?.name !== 'shown') continue;
      const properties = fromStruct(contribution.properties);
      const { title, category, order } = properties;
      found.push({
        plugin,
        id: contribution.id,
        title: typeof title === 'string' ? title : plugin.title,
        properties,
        index: contribution.index ?? plugin.index ?? Infinity,
        category: typeof category === 'string' ? category : '',
        order: typeof order === 'number' ? order : Infinity,
      });
    }
  }
  return found.toSorted(
    (a, b) =>
      byOrder(a.index, b.index) ||
      a.category.localeCompare(b.category) ||
      byOrder(a.order, b.order) ||
      a.title.localeCompare(b.title),
  );
}

type Place = { index: number; category: string; order: number };
