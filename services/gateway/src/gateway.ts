import path from 'node:path';
import {
  connectPostgres,
  createLogger,
  createMetrics,
  createReadiness,
  every,
  followCatalog,
  migrate,
  natsWhenThere,
  type CatalogCopy,
} from '@patchbay/chassis';
import { createAccess } from './access.ts';
import { createAnswerRefusal } from './answer-refusal.ts';
import { findAssets } from './assets.ts';
import { answerCalls } from './broker/answer-calls.ts';
import { createPluginCaller } from './broker/plugin-caller.ts';
import { createPeople } from './broker/people.ts';
import type { Config } from './config.ts';
import { createEvents } from './events.ts';
import { listenFront } from './front.ts';
import { createIcons } from './icons.ts';
import { createIdentity } from './identity.ts';
import { createInstances } from './instances.ts';
import { createLive } from './live.ts';
import { createOpenStreams } from './open-streams.ts';
import { newPageFrame } from './page-frame.ts';
import { createPagesApp } from './pages-app.ts';
import { createAdminClient, createSchedulerClient } from './platform-clients.ts';
import { createPluginRequests } from './plugin-requests.ts';
import { createProxy } from './proxy.ts';
import { followRuns } from './run-events.ts';
import { createSessions } from './sessions.ts';
import { createSetup } from './setup.ts';
import { createSigningKeys } from './signing-keys.ts';
import { createWebSocketProxy } from './websocket.ts';

export type Gateway = AsyncDisposable & { address: string };

/**
 * Starts one replica of the gateway; resolves when it listens. Replicas share nothing but Postgres.
 *
 * It goes on proxying while the registry, the scheduler or NATS is away, from the catalog it heard
 * last, and for people whose session it knows while Postgres is away.
 */
export async function startGateway(config: Config): Promise<Gateway> {
  const log = createLogger('gateway', config);
  const metrics = createMetrics('gateway');
  const events = createEvents({ log, metrics });
  const publicUrl = new URL(config.PUBLIC_URL);

  await using stack = new AsyncDisposableStack();
  const db = stack.use(
    await connectPostgres({ url: config.DATABASE_URL, schema: 'gateway', log, metrics }),
  );
  const folder = path.join(import.meta.dirname, '../migrations');
  await migrate(db, { schema: 'gateway', folder, log });

  const sessions = createSessions({ db });
  const keys = await createSigningKeys({ db });
  const setup = createSetup({ db, configuredToken: config.SETUP_TOKEN });
  stack.use(every(60_000, () => keys.refresh(), { log, name: 'signing keys' }));
  stack.use(
    every(600_000, async () => void (await sessions.deleteExpired()), { log, name: 'sessions' }),
  );

  const live = stack.use(createLive());
  const instances = createInstances();
  const streams = stack.use(createOpenStreams({ sessions, log }));
  const heard = Promise.withResolvers<void>();
  const catalog: CatalogCopy = stack.use(
    followCatalog({
      address: config.REGISTRY_ADDRESS,
      token: config.PLATFORM_TOKEN,
      log,
      onChange() {
        heard.resolve();
        instances.forget(catalog.plugins().values());
        streams.endWhere((slug) => catalog.plugins().get(slug)?.offered !== true);
        live.changed('catalog');
      },
      onTrouble: () => live.changed('catalog'),
    }),
  );
  const nats = stack.use(
    natsWhenThere({ url: config.NATS_URL, creds: config.NATS_CREDS, name: 'gateway', log }),
  );
  followRuns({ nats, onRun: () => live.changed('runs') });

  const access = createAccess({ sessions, plugins: () => catalog.plugins() });
  const identity = createIdentity({ keys, issuer: publicUrl.origin });
  const proxy = stack.use(createProxy({ instances, identity, events, streams, publicUrl }));
  const plugins = () => catalog.plugins();
  const caller = stack.use(createPluginCaller({ plugins, instances, identity, events }));
  stack.use(answerCalls({ nats, caller, people: createPeople({ db }), events }));
  const assets = findAssets();
  const icons = createIcons({ folder: assets.folders.icons });
  const newFrame = () => newPageFrame({ assets: assets.base, icons });
  const answerRefusal = createAnswerRefusal(newFrame);
  const readiness = createReadiness({ postgres: db.ping, catalog: () => heard.promise });

  const pages = await createPagesApp({
    db,
    log,
    metrics,
    readiness,
    events,
    publicUrl,
    assets,
    keys,
    sessions,
    catalog,
    access,
    live,
    setup,
    newFrame,
    answerRefusal,
    registry: stack.use(
      createAdminClient({ address: config.REGISTRY_ADDRESS, token: config.PLATFORM_TOKEN }),
    ),
    scheduler: stack.use(
      createSchedulerClient({ address: config.SCHEDULER_ADDRESS, token: config.PLATFORM_TOKEN }),
    ),
  });
  stack.defer(() => pages.close());

  const front = stack.use(
    await listenFront({
      listen: config.GATEWAY_LISTEN,
      pages: (req, res) => pages.routing(req, res),
      pluginRequests: createPluginRequests({ access, proxy, answerRefusal, events, publicUrl }),
      websockets: createWebSocketProxy({ access, instances, identity, events, streams, publicUrl }),
      endStreams() {
        live[Symbol.dispose]();
        streams.endAll('stopping');
      },
    }),
  );
  stack.defer(() => readiness.stop());

  events.started({ address: front.address, publicUrl: publicUrl.origin });
  const link = config.SETUP_TOKEN === undefined ? await setup.link() : undefined;
  if (link !== undefined) events.setupLink(`${publicUrl.origin}${link}`);

  const running = stack.move();
  return { address: front.address, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
