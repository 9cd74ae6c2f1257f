import path from 'node:path';
import {
  connectPostgres,
  createHttp,
  createIdempotencyKeys,
  createKeyring,
  createLogger,
  createMetrics,
  createReadiness,
  every,
  listenHttp,
  migrate,
  natsWhenThere,
  serveApi,
  serveHealth,
  serveMetrics,
  startGrpc,
  startLoop,
} from '@patchbay/chassis';
import { manifestJsonSchema } from '@patchbay/proto';
import { openApiDocument, operations, registryOperations } from '@patchbay/proto/api';
import { mountAccess } from './access/access-service.ts';
import { mountAudit } from './access/audit-service.ts';
import { createAccessDecisions } from './access/access-decisions.ts';
import { createPresentedTokens } from './access/presented-tokens.ts';
import { mountTokens } from './access/tokens-service.ts';
import { mountAdmin } from './admin-service.ts';
import { serveDocsPage } from './api/docs-page.ts';
import { answerCommandRequests } from './commands/answer-command-requests.ts';
import { createAskPlugin } from './lifecycle/ask-plugin.ts';
import { createReconcile } from './plugins/change-plugin.ts';
import { mountCatalog } from './catalog/catalog-service.ts';
import { followChanges } from './catalog/catalog.ts';
import { createCommandRights } from './commands/command-rights.ts';
import { mountCommands } from './commands/commands-service.ts';
import type { Config } from './config.ts';
import { deliverLifecycleCalls } from './lifecycle/deliver-lifecycle.ts';
import { declarePlatformPermissions } from './people/declare-permissions.ts';
import { followDirectoryChanges } from './people/directory.ts';
import { mountDirectory } from './people/directory-service.ts';
import { createEndpointRule } from './plugins/endpoint-rule.ts';
import { createEvents } from './events.ts';
import { createGuard } from './access/guard.ts';
import { createCommandRunner } from './commands/invoke-command.ts';
import { keepLeases } from './plugins/leases.ts';
import { createAuthenticatePlugin } from './credentials/authenticate-plugin.ts';
import { createNatsCredentials } from './credentials/nats-credentials.ts';
import { mountLifecycle } from './lifecycle/lifecycle-service.ts';
import { trimOutbox } from './lifecycle/outbox-store.ts';
import { createAnnounce } from './notifications/announce.ts';
import { deliverNotifications } from './notifications/deliver-notifications.ts';
import { trimNotifications } from './notifications/notification-store.ts';
import { mountNotifications } from './notifications/notifications-service.ts';
import { mountPeople } from './people/people-service.ts';
import { mountPluginCalls } from './plugins/plugin-calls-service.ts';
import { createAuthentication } from './conversation/authentication.ts';
import { mountPluginHost } from './conversation/plugin-host.ts';
import { createEventPublisher, keptDays } from './lifecycle/publish-events.ts';
import { keepSpaces } from './spaces/expire-spaces.ts';
import { mountSpaces } from './spaces/spaces-service.ts';
import { resealSecrets } from './settings/reseal.ts';
import { migrateSettings } from './settings/migrate-settings.ts';
import { sealLeftBare } from './settings/seal-left-bare.ts';
import { mountSettings } from './settings/settings-service.ts';
import { noteRefusalAt } from './refusals/note-refusal.ts';
import { createRefusedConnections } from './refusals/refused-connections.ts';
import { createResume } from './plugins/resume.ts';
import { createTurnstile } from './plugins/turnstile.ts';

/** Of the ten connections to Postgres. */
const changesAtOnce = 6;

const keptNotificationDays = 90;

export type Registry = AsyncDisposable & { grpcAddress: string; httpAddress: string };

/** Starts one replica of the registry. Replicas share nothing but Postgres. */
export async function startRegistry(config: Config): Promise<Registry> {
  const log = createLogger('registry', config);
  const metrics = createMetrics('registry');
  const events = createEvents({ log, metrics });
  const leaseMs = config.LEASE_SECONDS * 1000;
  const keyring = createKeyring(config.SETTINGS_KEY, {
    variable: 'SETTINGS_KEY',
    service: 'registry',
  });
  const crashLimit = { crashes: config.CRASH_LIMIT, windowSeconds: config.CRASH_WINDOW_SECONDS };

  await using stack = new AsyncDisposableStack();
  const db = stack.use(
    await connectPostgres({ url: config.DATABASE_URL, schema: 'registry', log, metrics }),
  );
  const folder = path.join(import.meta.dirname, '../migrations');
  await migrate(db, { schema: 'registry', folder, log });

  await declarePlatformPermissions(db);
  const catalog = stack.use(await followChanges({ db, log }));
  const directory = stack.use(await followDirectoryChanges({ db, log }));
  const turnstile = createTurnstile(changesAtOnce);
  const changes = { db, catalog, directory, events, turnstile, keyring };
  await sealLeftBare(changes);
  const leases = stack.use(keepLeases({ ...changes, log, leaseMs, crashLimit }));
  stack.use(every(5_000, createReconcile(changes), { log, name: 'relations' }));
  const spaces = { db, directory, events };
  stack.use(keepSpaces({ ...spaces, log }));
  const readiness = createReadiness({ postgres: db.ping });

  const natsCredentials = createNatsCredentials({
    servers: (config.PLUGIN_NATS_URL ?? config.NATS_URL).split(','),
    accountSeed: config.NATS_ACCOUNT_SEED,
  });
  const nats = stack.use(
    natsWhenThere({ url: config.NATS_URL, creds: config.NATS_CREDS, name: 'registry', log }),
  );
  const askPlugin = createAskPlugin({ nats });
  const publishing = stack.use(
    startLoop('events', createEventPublisher({ db, nats }), { ms: 2_000, log }),
  );
  const telling = stack.use(
    startLoop('lifecycle', () => deliverLifecycleCalls({ db, askPlugin, events }), {
      ms: 2_000,
      log,
    }),
  );
  const announce = createAnnounce({ nats });
  const sending = stack.use(
    startLoop(
      'notifications',
      () => deliverNotifications({ db, askPlugin, events, publicUrl: config.PUBLIC_URL }),
      { ms: 2_000, log },
    ),
  );
  const trimInboxes = () => trimNotifications(db, keptNotificationDays);
  stack.use(every(3_600_000, trimInboxes, { log, name: 'trim-notifications' }));
  stack.use(every(3_600_000, () => trimOutbox(db, keptDays), { log, name: 'outbox' }));
  stack.use(
    catalog.onChange(() => {
      publishing.nudge();
      telling.nudge();
    }),
  );
  stack.use(directory.onChange(() => telling.nudge()));
  const decide = createAccessDecisions({ catalog, directory, askPlugin });
  const rights = createCommandRights({ decide, directory });
  const runner = stack.use(createCommandRunner({ db, catalog, rights, askPlugin, events, log }));
  answerCommandRequests({ nats, catalog, runner, events });
  const migration = () => migrateSettings({ ...changes, askPlugin });
  stack.use(every(2_000, migration, { log, name: 'settings-migration' }));
  const reseal = async () => void (await resealSecrets({ db, keyring, events }));
  stack.use(every(60_000, reseal, { log, name: 'reseal' }));
  const identity = { gatewayUrl: config.GATEWAY_URL, issuer: config.PUBLIC_URL };
  const shared = { ...changes, askPlugin, log };
  const presented = createPresentedTokens({ db, catalog, directory });
  const platformToken = config.PLATFORM_TOKEN;
  const guard = createGuard({ directory, presented, decide, platformToken, log });
  const noteAt = (slug: string, why: string) => noteRefusalAt({ ...changes, log }, slug, why);
  const authenticate = createAuthenticatePlugin({ db, events, noteAt });
  const refusedConnections = stack.use(createRefusedConnections({ db, log }));
  const stopping = new AbortController();
  const services = [
    mountCatalog({ catalog, guard, stopping: stopping.signal }),
    mountAdmin({ ...changes, decide, guard }),
    mountSettings({ ...changes, askPlugin, guard }),
    mountPeople({ db, directory, guard, askPlugin }),
    mountTokens({ db, directory, guard }),
    mountAccess({ directory, decide, guard }),
    mountAudit({ db, catalog, directory, guard }),
    mountCommands({ db, catalog, guard, rights, runner }),
    mountLifecycle({ db, guard, nudge: () => telling.nudge() }),
    mountNotifications({ db, catalog, announce, guard }),
    mountSpaces({ ...spaces, guard }),
    mountDirectory({ directory, guard, stopping: stopping.signal }),
  ];

  const app = createHttp({ log });
  serveHealth(app, readiness);
  serveMetrics(app, metrics);
  app.get('/api/v1/manifest.schema.json', () => manifestJsonSchema());
  const openApi = openApiDocument(operations);
  app.get('/api/v1/openapi.json', () => openApi);
  serveDocsPage(app);
  const keys = stack.use(createIdempotencyKeys({ db, log }));
  const revision = () => catalog.revision();
  const byRevision = { listPlugins: revision, getPlugin: revision, listContributions: revision };
  const refresh = () => Promise.all([catalog.refresh(), directory.refresh()]);
  serveApi(app, { operations: registryOperations, services, keys, byRevision, refresh });
  stack.defer(() => app.close());
  const httpAddress = await listenHttp(app, config.REGISTRY_HTTP_LISTEN);

  const grpc = stack.use(
    await startGrpc({
      listen: config.REGISTRY_GRPC_LISTEN,
      services: [
        mountPluginHost({
          ...shared,
          leases,
          crashLimit,
          natsCredentials,
          refusedConnections,
          authenticate: createAuthentication({ authenticate, refusedConnections }),
          resume: createResume({ db, catalog, leaseMs }),
          identity,
          policy: config.PLUGIN_APPROVAL,
          endpointRule: createEndpointRule(config.PLUGIN_ENDPOINTS),
        }),
        mountPluginCalls({
          ...spaces,
          catalog,
          announce,
          authenticate,
          log,
          nudge: () => sending.nudge(),
        }),
        ...services,
      ],
      readiness,
      log,
    }),
  );
  stack.defer(() => stopping.abort());
  stack.defer(() => leases.release());
  stack.defer(() => readiness.stop());
  events.started({ grpc: grpc.address, http: httpAddress });

  const running = stack.move();
  return {
    grpcAddress: grpc.address,
    httpAddress,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
