import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts, startNats } from '@patchbay/local';
import {
  admin,
  catalog,
  commands,
  createClient,
  lifecycle,
  people,
  notifications,
  scheduler,
  spaces,
  settings,
  type ReceivedPlugin,
} from '@patchbay/proto';
import { createDatabase } from './database.ts';
import { startNodeProcess, type NodeProcess } from './node-process.ts';

const root = path.join(import.meta.dirname, '../..');
const platformToken = 'a-platform-token-for-tests';
const setupToken = 'a-setup-token-for-tests';

type ServiceName = 'registry' | 'gateway' | 'scheduler';

export type Platform = Awaited<ReturnType<typeof startPlatform>>;

/**
 * A platform of its own: a fresh database, a NATS server, and the named services as real processes on
 * free ports, all ready. Disposing ends all of it.
 */
export async function startPlatform({
  services = ['registry', 'gateway', 'scheduler'],
  leaseSeconds = 10,
  isolated = false,
  env = {},
}: {
  services?: readonly ServiceName[];
  leaseSeconds?: number;
  /** Whether plugins' views have origins of their own, as with `npm start`; only browsers find them. */
  isolated?: boolean;
  env?: Record<string, string>;
} = {}) {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'patchbay-platform-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const database = stack.use(await createDatabase());
  const nats = stack.use(await startNats({ dataDir }));
  const [registryGrpc, registryHttp, schedulerGrpc, schedulerHttp, gatewayPort, metricsPort] =
    await freePorts(6);

  const addresses = {
    registry: `127.0.0.1:${registryGrpc}`,
    registryHttp: `127.0.0.1:${registryHttp}`,
    scheduler: `127.0.0.1:${schedulerGrpc}`,
    schedulerHttp: `127.0.0.1:${schedulerHttp}`,
    gateway: `127.0.0.1:${gatewayPort}`,
    gatewayMetrics: `127.0.0.1:${metricsPort}`,
  };
  const gatewayUrl = `http://localhost:${gatewayPort}`;
  const publicUrl = isolated ? `http://patchbay.localhost:${gatewayPort}` : gatewayUrl;
  const environment = {
    LOG_LEVEL: 'info',
    DATABASE_URL: database.url,
    NATS_URL: nats.url,
    NATS_CREDS_FILE: nats.credsFile,
    NATS_ACCOUNT_SEED_FILE: nats.accountSeedFile,
    PLATFORM_TOKEN: platformToken,
    REGISTRY_GRPC_LISTEN: addresses.registry,
    REGISTRY_HTTP_LISTEN: addresses.registryHttp,
    SCHEDULER_GRPC_LISTEN: addresses.scheduler,
    SCHEDULER_HTTP_LISTEN: addresses.schedulerHttp,
    GATEWAY_LISTEN: addresses.gateway,
    GATEWAY_URL: `http://${addresses.gateway}`,
    PUBLIC_URL: publicUrl,
    PLUGIN_DOMAIN: isolated ? 'patchbay.localhost' : '',
    REGISTRY_ADDRESS: addresses.registry,
    REGISTRY_HTTP_ADDRESS: addresses.registryHttp,
    SCHEDULER_ADDRESS: addresses.scheduler,
    SCHEDULER_HTTP_ADDRESS: addresses.schedulerHttp,
    GATEWAY_METRICS_LISTEN: addresses.gatewayMetrics,
    LEASE_SECONDS: String(leaseSeconds),
    SETUP_TOKEN: setupToken,
    ...env,
  };
  const http = {
    registry: addresses.registryHttp,
    scheduler: addresses.schedulerHttp,
    gateway: addresses.gateway,
  };
  const start = async (name: ServiceName) => {
    const running = await startNodeProcess({
      script: path.join(root, 'services', name, 'src/main.ts'),
      env: environment,
      isReady: async () => (await fetch(`http://${http[name]}/readyz`)).ok,
    });
    return [name, stack.use(running)] as const;
  };
  const started = await Promise.allSettled(services.map(start));
  const processes = Object.fromEntries(
    started.map((it) => {
      if (it.status === 'rejected') throw it.reason;
      return it.value;
    }),
  ) as Record<ServiceName, NodeProcess>;

  const auth = { token: platformToken };
  const clients = {
    catalog: stack.use(createClient(catalog, { address: addresses.registry, ...auth })),
    admin: stack.use(createClient(admin, { address: addresses.registry, ...auth })),
    commands: stack.use(createClient(commands, { address: addresses.registry, ...auth })),
    lifecycle: stack.use(createClient(lifecycle, { address: addresses.registry, ...auth })),
    people: stack.use(createClient(people, { address: addresses.registry, ...auth })),
    spaces: stack.use(createClient(spaces, { address: addresses.registry, ...auth })),
    notifications: stack.use(createClient(notifications, { address: addresses.registry, ...auth })),
    settings: stack.use(createClient(settings, { address: addresses.registry, ...auth })),
    scheduler: stack.use(createClient(scheduler, { address: addresses.scheduler, ...auth })),
  };
  const running = stack.move();

  return {
    ...clients,
    addresses,
    environment,
    /** Where programs find the gateway. */
    gatewayUrl,
    /** Where browsers do. */
    publicUrl,
    setupUrl: `${publicUrl}/setup?token=${setupToken}`,
    databaseUrl: database.url,
    natsCreds: () => readFile(nats.credsFile, 'utf8'),
    nats,
    processes,

    /** Makes a credential and returns its token. */
    async credential(slug: string): Promise<string> {
      return (await clients.admin.createCredential({ slug })).token;
    },

    async plugin(slug: string): Promise<ReceivedPlugin> {
      const { plugin } = await clients.catalog.getPlugin({ slug });
      if (!plugin) throw new Error(`no plugin "${slug}"`);
      return plugin;
    },

    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
