import { adminTiles, dashboardWidgets, searchPoint, type ExtensionPoint } from '@patchbay/proto';
import type { DeclaredPoint } from './point-store.ts';

/** A point as the registry knows it: who declares it, and whether that plugin is offered. */
export type KnownPoint = ExtensionPoint & { plugin: string | null; held: string | null };

const nav: ExtensionPoint = {
  id: 'nav',
  version: 1,
  title: 'Navigation',
  description:
    'Links in the navigation of the shell: title, path, icon, order; "category" is the header above it, "Apps" when left out',
  mode: 'static',
  schema: {
    type: 'object',
    required: ['path'],
    properties: {
      title: { type: 'string' },
      path: { type: 'string' },
      order: { type: 'number' },
      category: { type: 'string', minLength: 1, maxLength: 60 },
    },
  },
  routes: [],
  deadlineMs: 2_000,
  failure: 'skip',
};

const notificationSenders: ExtensionPoint = {
  id: 'notifications.sender',
  version: 1,
  title: 'Notification media',
  description:
    'Ways to reach people beside the inbox, such as mail: each is called with every notification that somebody wants by it',
  mode: 'notify',
  schema: {
    type: 'object',
    required: ['title'],
    properties: { title: { type: 'string', minLength: 1, maxLength: 60 } },
  },
  routes: [],
  deadlineMs: 30_000,
  failure: 'skip',
};

const policy: ExtensionPoint = {
  id: 'policy',
  version: 1,
  title: 'Policies',
  description:
    'Plugins that are asked whether somebody may do something, before their roles count: the first that says yes or no decides. "failure": "fail" denies when the plugin cannot be asked',
  mode: 'first',
  schema: {
    type: 'object',
    required: ['permissions'],
    properties: {
      title: { type: 'string' },
      permissions: { type: 'array', items: { type: 'string' }, minItems: 1 },
      order: { type: 'number' },
      failure: { enum: ['skip', 'fail'] },
    },
  },
  routes: [],
  deadlineMs: 2_000,
  failure: 'skip',
};

/** The extension points of the platform itself. */
const platformPoints: readonly KnownPoint[] = [
  nav,
  dashboardWidgets,
  adminTiles,
  searchPoint,
  notificationSenders,
  policy,
].map((point) => Object.assign({ plugin: null, held: null }, point));

export function isPlatformPoint(id: string): boolean {
  return platformPoints.some((point) => point.id === id);
}

/** Every point by its key; of two that declare the same, the platform and then the earlier keeps it. */
export function knownPoints(declared: readonly DeclaredPoint[]): Map<string, KnownPoint> {
  const points = new Map(platformPoints.map((point) => [pointKey(point.id, point.version), point]));
  for (const { plugin, held, ...point } of declared) {
    const key = pointKey(point.id, point.version);
    if (!points.has(key)) points.set(key, { ...point, plugin, held });
  }
  return points;
}

export function pointKey(id: string, version: number): string {
  return `${id}@${version}`;
}
