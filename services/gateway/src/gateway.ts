import {
  createDecideAccess,
  createLogger,
  createMetrics,
  createPolicies,
  createReadiness,
  every,
  followCatalog,
  followDirectory,
  natsWhenThere,
  openPostgres,
  parseNetworks,
  type CatalogCopy,
  type DirectoryCopy,
  type Metrics,
  type Readiness,
} from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import { createAccessLog } from './requests/access-log.ts';
import { createAccess } from './requests/access.ts';
import { createJudgePerson } from './requests/judge-person.ts';
import { answerLinkRequests } from './requests/answer-link-requests.ts';
import { createActingFor } from './bearer/acting-for.ts';
import { createBearers } from './bearer/bearers.ts';
import { reportUsed } from './bearer/report-used.ts';
import { createScopesOf } from './bearer/scopes-of.ts';
import { createApiPolicy } from './api/api-policy.ts';
import { createCors, parseOrigins } from './api/cors.ts';
import { createAnswerRefusal, createRefusalAnswer } from './requests/answer-refusal.ts';
import { createAuditRecorder } from './sign-in/audit-recorder.ts';
import { findAssets } from './shell/assets.ts';
import { startBroker } from './broker/broker.ts';
import { carryAccounts } from './sign-in/carry-accounts.ts';
import type { Config } from './config.ts';
import { createEvents } from './events.ts';
import { derivedSecret } from './sign-in/derived-secret.ts';
import { instanceEndpoint } from './engine/endpoint.ts';
import { createInstance } from './engine/instance.ts';
import { closeIdle } from './engine/upstream-pool.ts';
import { listenFront } from './front.ts';
import { createIcons } from './shell/icons.ts';
import { createIdentity } from './requests/identity.ts';
import { createInstances } from './requests/instances.ts';
import { createOrigins } from './isolation/origins.ts';
import { createViews } from './isolation/views.ts';
import { showRegistry } from './registry-metrics.ts';
import { keepLastState, readLastState } from './last-state.ts';
import { createLive } from './shell/live.ts';
import { createOpenStreams } from './requests/open-streams.ts';
import { newPageFrame } from './shell/page-frame.ts';
import { createPagesApp } from './shell/pages-app.ts';
import {
  createAdminClient,
  createCommandsClient,
  createLifecycleClient,
  createAuditClient,
  createNotificationsClient,
  createPeopleClient,
  createSchedulerClient,
  createSettingsClient,
  createSpacesClient,
  createTokensClient,
} from './platform-clients.ts';
import { listenPages } from './requests/pages-socket.ts';
import { createPasswordLinks } from './sign-in/password-links.ts';
import { createPlatformCookies } from './sign-in/platform-cookies.ts';
import { createPluginRoutes } from './requests/plugin-route.ts';
import { prepareDatabase } from './prepare-database.ts';
import { createRateLimits } from './requests/rate-limits.ts';
import { createForwardedLines } from './requests/forwarded-lines.ts';
import { createPluginPolicy } from './requests/plugin-policy.ts';
import { createRequestAccounts } from './requests/request-accounts.ts';
import { createRequestPolicy } from './requests/request-policy.ts';
import { followNews } from './shell/news-events.ts';
import { followRuns } from './shell/run-events.ts';
import { createSessions } from './sign-in/sessions.ts';
import { scavengeAlone } from './scavenge-alone.ts';
import { createSetup } from './sign-in/setup.ts';
import { deleteExpiredFlows } from './sign-in/oidc-flow-store.ts';
import { createOidcProvider } from './sign-in/oidc-provider.ts';
import { createSecondFactors } from './sign-in/second-factors.ts';
import { createSignInSteps } from './sign-in/sign-in-steps.ts';
import { createSignedLinks } from './requests/signed-links.ts';
import { createSigningKeys } from './requests/signing-keys.ts';
import { createSpaces } from './requests/spaces.ts';
import { showTraffic } from './requests/traffic-metrics.ts';
import { createTraffic } from './requests/traffic.ts';
import { deleteExpiredFailures } from './sign-in/throttle-store.ts';
import { shareSessionEnds } from './sign-in/share-session-ends.ts';

export type Gateway = AsyncDisposable & {
  address: string;
  metrics: Metrics;
  readiness: Readiness;
};

/**
 * Starts one replica of the gateway; resolves when it listens. Replicas share nothing but Postgres. Of
 * several on one port each is a `worker` with a number.
 *
 * It goes on proxying while the registry, the scheduler or NATS is away, from the catalog it heard
 * last, and for people whose session it knows while Postgres is away; with STATE_DIR it also starts then.
 */
export async function startGateway(
  config: Config,
  { worker }: { worker?: number } = {},
): Promise<Gateway> {
  scavengeAlone();
  const root = createLogger('gateway', config);
  const log = worker === undefined ? root : root.child({ worker });
  const metrics = createMetrics('gateway', worker === undefined ? {} : { worker: String(worker) });
  const events = createEvents({ log, metrics });
  const publicUrl = new URL(config.PUBLIC_URL);
  const origins = createOrigins(publicUrl, config.PLUGIN_DOMAIN);
  const cookies = createPlatformCookies({ publicUrl, isolated: origins.isolated });

  await using stack = new AsyncDisposableStack();
  const issuer = publicUrl.origin;
  const last = await readLastState(config.STATE_DIR, { issuer, log });
  const db = stack.use(openPostgres({ url: config.DATABASE_URL, schema: 'gateway', log, metrics }));
  const prepared = stack.use(prepareDatabase({ db, log, patient: last !== undefined }));
  await prepared.soonOrDone;

  const registryAt = { address: config.REGISTRY_ADDRESS, token: config.PLATFORM_TOKEN };
  const people = stack.use(createPeopleClient(registryAt));
  const audit = stack.use(createAuditClient(registryAt));
  const personOf = (userId: string) => {
    if (directory.revision() > 0) return directory.person(userId);
    throw new PlatformError('unavailable', 'the registry has not told yet who there is');
  };
  const sessions = createSessions({ db, personOf, kept: last?.known.sessions ?? [] });
  const views = createViews({ db, sessions, kept: last?.known.views ?? [] });
  const keys = await createSigningKeys({ db, kept: last?.known.keys ?? [] });
  const setupToken = derivedSecret(config.PLATFORM_TOKEN, 'setup link').toString('base64url');
  const setup = createSetup({ db, people, token: config.SETUP_TOKEN ?? setupToken });
  stack.use(every(60_000, () => keys.refresh(), { log, name: 'signing keys' }));
  stack.use(
    every(600_000, async () => void (await sessions.deleteExpired()), { log, name: 'sessions' }),
  );
  stack.use(
    every(600_000, async () => void (await views.deleteExpired()), { log, name: 'view tickets' }),
  );

  const steps = createSignInSteps({ db });
  const endSteps = async () => {
    await steps.deleteExpired();
    await deleteExpiredFlows(db);
    await deleteExpiredFailures(db);
  };
  stack.use(every(600_000, endSteps, { log, name: 'sign-ins under way' }));

  const live = stack.use(createLive());
  const instances = stack.use(createInstances());
  const streams = stack.use(createOpenStreams({ sessions, log }));
  const routes = createPluginRoutes();
  const heard = Promise.withResolvers<void>();
  const catalog: CatalogCopy = stack.use(
    followCatalog({
      ...registryAt,
      log,
      onChange() {
        heard.resolve();
        instances.forget(catalog.plugins().values());
        streams.check();
        live.changed('catalog');
      },
      onTrouble: () => live.changed('catalog'),
      initial: last?.catalog,
    }),
  );
  const known = Promise.withResolvers<void>();
  const directory: DirectoryCopy = stack.use(
    followDirectory({
      ...registryAt,
      log,
      onChange() {
        known.resolve();
        streams.check();
        live.changed('catalog');
        live.changed('spaces');
      },
      onTrouble: () => live.changed('catalog'),
      initial: last?.directory,
    }),
  );
  if (last) {
    heard.resolve();
    known.resolve();
  }
  stack.use(
    keepLastState(config.STATE_DIR, {
      issuer,
      log,
      worker,
      catalog,
      directory,
      keys,
      sessions,
      views,
    }),
  );
  showRegistry({ catalog, directory }, metrics);
  const spaces = createSpaces({ directory, routes });
  const carrying = new AbortController();
  const carried = prepared.done
    .then(() => carryAccounts({ db, people, log, signal: carrying.signal }))
    .catch(() => {});
  stack.defer(async () => {
    carrying.abort();
    await carried;
  });
  const nats = stack.use(
    natsWhenThere({ url: config.NATS_URL, creds: config.NATS_CREDS, name: 'gateway', log }),
  );
  shareSessionEnds({ nats, sessions, log });
  followRuns({ nats, onRun: () => live.changed('runs') });
  followNews({
    nats,
    onInbox: (userId) => live.changed('inbox', [userId]),
    onSpace: (id) => live.changed('spaces', spaces.byId(id)?.members.keys()),
  });

  const plugins = () => catalog.plugins();
  const permissionsOf = (slug: string) => {
    const plugin = plugins().get(slug);
    return plugin ? routes.permissionsOf(plugin) : [];
  };
  const identity = createIdentity({ keys, issuer, permissionsOf, spaces });
  const broker = stack.use(
    startBroker({
      nats,
      catalog,
      spaces: () => directory.spaces(),
      roles: () => directory.roles(),
      personOf,
      scopesOf: createScopesOf({ directory, plugins }),
      judge: (person, space) => judge(person, space),
      instances,
      identity,
      keys,
      issuer,
      events,
      onHealthChange: () => live.changed('catalog'),
    }),
  );
  const policies = createPolicies({
    revision: () => catalog.revision(),
    plugins: () => catalog.plugins().values(),
  });
  const decideAccess = createDecideAccess({
    policies,
    directory: {
      roles: () => directory.roles(),
      rolesInSpace: (userId, spaceId) => spaces.byId(spaceId)?.members.get(userId) ?? [],
    },
    askPolicy: (plugin, payload, options) => broker.ask(plugin, 'policy', payload, options),
  });
  const judge = createJudgePerson({ policies, decideAccess });
  const bearers = createBearers({ directory, plugins });
  const tokens = stack.use(createTokensClient(registryAt));
  stack.use(reportUsed({ bearers, tokens, log }));
  const access = createAccess({
    sessions,
    views,
    bearers,
    plugins,
    routes,
    spaces,
    personOf: (userId) => directory.person(userId),
    policies,
    decideAccess,
  });
  const assets = findAssets();
  const icons = createIcons({ folder: assets.folders.icons });
  const newFrame = () => newPageFrame({ assets: assets.base, icons, origins });
  const refusalAnswer = createRefusalAnswer(newFrame);
  const answerRefusal = createAnswerRefusal(refusalAnswer);
  const readiness = createReadiness({
    // Once it serves, it goes on without Postgres: a load balancer must not take all replicas away.
    ...(!last && { postgres: () => prepared.done, accounts: () => carried }),
    catalog: () => heard.promise,
    directory: () => known.promise,
  });

  const pagesApp = await createPagesApp({
    db,
    log,
    readiness,
    events,
    publicUrl,
    origins,
    cookies,
    views,
    assets,
    formKey: derivedSecret(config.PLATFORM_TOKEN, 'forms'),
    keys,
    sessions,
    catalog,
    directory,
    people,
    audit,
    tokens,
    passwordLinks: createPasswordLinks({ db }),
    recordSignIn: createAuditRecorder({ audit, log }),
    secondFactors: createSecondFactors({ db, issuer: `Patchbay ${publicUrl.host}` }),
    steps,
    oidc: createOidcProvider(config),
    routes,
    spaces,
    judge,
    access,
    live,
    setup,
    newFrame,
    answerRefusal,
    registry: stack.use(createAdminClient(registryAt)),
    commands: stack.use(createCommandsClient(registryAt)),
    lifecycle: stack.use(createLifecycleClient(registryAt)),
    broker,
    settings: stack.use(createSettingsClient(registryAt)),
    spacesClient: stack.use(createSpacesClient(registryAt)),
    notifications: stack.use(createNotificationsClient(registryAt)),
    scheduler: stack.use(
      createSchedulerClient({ address: config.SCHEDULER_ADDRESS, token: config.PLATFORM_TOKEN }),
    ),
  });
  const pages = stack.use(await listenPages(pagesApp));

  const signedLinks = createSignedLinks({ keys, issuer, directory });
  const activeIn = (slug: string, idOrSlug: string) => {
    const space = spaces.byId(idOrSlug) ?? directory.space(idOrSlug);
    const plugin = plugins().get(slug);
    if (space && plugin && spaces.isActive(plugin, space)) return space;
    throw new PlatformError('not_found', `"${slug}" is not active in a space "${idOrSlug}"`);
  };
  answerLinkRequests({ nats, signedLinks, activeIn, events });
  const rateLimits = createRateLimits();
  const serviceAt = (name: string, address: string) => {
    const service = createInstance(name, instanceEndpoint(new URL(`http://${address}`)));
    stack.defer(() => closeIdle(service.endpoint));
    return service;
  };
  const api = createApiPolicy({
    sessions,
    bearers,
    services: {
      registry: serviceAt('registry', config.REGISTRY_HTTP_ADDRESS),
      scheduler: serviceAt('scheduler', config.SCHEDULER_HTTP_ADDRESS),
    },
    platformToken: config.PLATFORM_TOKEN,
    requestsPerMinute: config.API_REQUESTS_PER_MINUTE,
    rateLimits,
    cors: createCors(parseOrigins(config.API_CORS_ORIGINS)),
    shell: origins.shell,
  });
  const traffic = createTraffic();
  showTraffic(traffic, metrics);
  const forwardedLines = createForwardedLines(origins.shell);
  const accessLog = createAccessLog({ log, share: config.ACCESS_LOG_SHARE });
  const policy = createRequestPolicy({
    access,
    api,
    plugins: createPluginPolicy({
      access,
      actingFor: createActingFor({ bearers, vouched: broker.vouched }),
      identity,
      instances,
      origins,
      traffic,
      signedLinks,
      rateLimits,
      forwardedLines,
    }),
    accounts: createRequestAccounts({ access, streams, events, accessLog }),
    forwardedLines,
    events,
    traffic,
    accessLog,
    origins,
    views,
    cookies,
    refusalAnswer,
    pages: pages.instance,
  });
  const front = stack.use(
    await listenFront({
      listen: config.GATEWAY_LISTEN,
      policy,
      trustedHops: parseNetworks(config.TRUSTED_PROXIES),
      proxyProtocol: config.PROXY_PROTOCOL,
      sharesPort: config.GATEWAY_SHARES_PORT,
      endStreams() {
        live[Symbol.dispose]();
        streams.endAll('stopping');
      },
      ...(config.TLS_CERT !== undefined &&
        config.TLS_KEY !== undefined && { tls: { cert: config.TLS_CERT, key: config.TLS_KEY } }),
    }),
  );
  stack.defer(() => readiness.stop());

  events.started({ address: front.address, publicUrl: publicUrl.origin });
  if (config.SETUP_TOKEN === undefined && (worker ?? 1) === 1) {
    const link = prepared.done.then(() => setup.link());
    const told = link.then((path) => path && events.setupLink(`${publicUrl.origin}${path}`));
    if (last) told.catch((error: unknown) => log.warn({ err: error }, 'no link for setting up'));
    else await told;
  }

  const running = stack.move();
  return {
    address: front.address,
    metrics,
    readiness,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
