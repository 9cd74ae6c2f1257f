import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger, createMetrics } from '@patchbay/chassis';
import type { ExtensionPoint, Json, JsonObject, ReceivedPlugin } from '@patchbay/proto';
import { createEvents } from '../events.ts';
import { startDatabase } from '../gateway-database.fixture.ts';
import { catalogPlugin, received } from '../plugin.fixture.ts';
import { createIdentity } from '../requests/identity.ts';
import { createInstances } from '../requests/instances.ts';
import { createPluginRoutes } from '../requests/plugin-route.ts';
import { createSigningKeys } from '../requests/signing-keys.ts';
import { createSpaces } from '../requests/spaces.ts';
import { createPointAsker, type PointAsker } from './ask-point.ts';
import { createPeople } from './people.ts';
import { createPluginCaller, type PluginCaller } from './plugin-caller.ts';
import { createPointIndex } from './point-index.ts';
import { createSafeguards, type Safeguards } from './safeguards.ts';
import { createSkips, type Skips } from './skips.ts';

/** A plugin of a catalog, with what it contributes to the point `test`. */
export type Contributing = {
  slug: string;
  title?: string;
  index?: number;
  /** Where its processes are. */
  endpoints?: readonly string[];
  /** Where processes of a release are that is not the active one. */
  former?: readonly string[];
  contributions?: readonly ({ id: string; index?: number } & JsonObject)[];
};

export type Calls = AsyncDisposable & {
  caller: PluginCaller;
  safeguards: Safeguards;
  skips: Skips;
  /** Asks a point to which these contribute and no others. */
  ask<Mode extends 'collect' | 'pipeline' | 'first'>(
    mode: Mode,
    plugins: readonly Contributing[],
    options?: { payload?: Json; point?: Partial<ExtensionPoint> },
  ): ReturnType<PointAsker[Mode]>;
  /** How many requests the processes of a plugin have, for those who choose among them. */
  outstanding(slug: string): number;
  /** Asks a plugin once, as the platform. */
  call(plugin: Contributing, options?: { call?: string; deadlineMs?: number }): Promise<Json>;
};

const testPoint: ExtensionPoint = {
  id: 'test',
  version: 1,
  mode: 'collect',
  routes: [],
  deadlineMs: 10_000,
  failure: 'skip',
};

/** The parts of the broker that make calls, put together as the gateway does. */
export async function startCalls({ wholeMs = 60_000 } = {}): Promise<Calls> {
  await using stack = new AsyncDisposableStack();
  const { db } = stack.use(await startDatabase());
  const log = createLogger('gateway', { LOG_LEVEL: 'silent' });
  const events = createEvents({ log, metrics: createMetrics('gateway') });
  const keys = await createSigningKeys({ db });
  const routes = createPluginRoutes();
  const directory = { roles: () => new Map(), spaces: () => [], space: () => undefined };
  const spaces = createSpaces({ directory, routes });
  const issuer = 'https://patchbay.test';
  const identity = createIdentity({ keys, issuer, permissionsOf: () => [], spaces });
  const safeguards = createSafeguards({ events, onChange() {} });
  const skips = createSkips({ events });
  const instances = stack.use(createInstances());
  let catalog: ReadonlyMap<string, ReceivedPlugin> = new Map();
  let revision = 0;
  const plugins = () => catalog;
  const use = (contributing: readonly Contributing[]) => {
    catalog = new Map(contributing.map((it) => [it.slug, inCatalog(it)]));
    revision++;
  };
  const caller = stack.use(
    createPluginCaller({ plugins, instances, identity, safeguards, events }),
  );
  const asker = createPointAsker({ caller, skips, roles: () => new Map(), wholeMs });
  const index = createPointIndex({ plugins, revision: () => revision });
  const acting = createPeople(() => undefined)('platform');
  const running = stack.move();

  return {
    caller,
    safeguards,
    skips,
    ask(mode, contributing, { payload = null, point = {} } = {}) {
      use(contributing);
      const placed = index.ofPlatform({ ...testPoint, mode, ...point });
      return asker[mode]({ placed, payload, acting, space: undefined }) as never;
    },
    outstanding(slug) {
      const plugin = catalog.get(slug);
      const all = plugin ? instances.candidates(plugin) : [];
      return all.reduce((sum, { instance }) => sum + instance.outstanding, 0);
    },
    call(plugin, { call = 'command/x', deadlineMs = 10_000 } = {}) {
      use([plugin]);
      return caller.call({ plugin: plugin.slug, call, payload: null, deadlineMs, acting });
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** A process of a plugin; its endpoint. */
export async function startProcess(
  answer: RequestListener,
): Promise<AsyncDisposable & { endpoint: string }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function inCatalog({
  slug,
  endpoints = [],
  former = [],
  contributions = [],
  ...about
}: Contributing): ReceivedPlugin {
  const instance = (endpoint: string, version: string) => ({
    id: endpoint,
    name: '',
    epoch: 1,
    version,
    endpoint,
    sdk: '',
    state: { name: 'ready', reason: '', message: '', hint: '', since: null },
    serving: version === '1.0.0',
  });
  return {
    ...catalogPlugin(slug, about),
    enabled: true,
    offered: true,
    instances: [
      ...former.map((endpoint) => instance(endpoint, '0.9.0')),
      ...endpoints.map((endpoint) => instance(endpoint, '1.0.0')),
    ],
    contributions: contributions.map(({ id, index, ...properties }) => ({
      id,
      ...(index !== undefined && { index }),
      point: 'test',
      pointVersion: 1,
      state: { name: 'shown' },
      properties: received(properties),
    })),
  } as unknown as ReceivedPlugin;
}
