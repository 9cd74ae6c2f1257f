import {
  createKeyring,
  createLogger,
  createMetrics,
  createReadiness,
  every,
  natsWhenThere,
  openPostgres,
  parseNetworks,
  type Metrics,
  type Readiness,
} from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import type { Config } from './config.ts';
import { defaultLimits } from './engine/limits.ts';
import { createEvents } from './events.ts';
import { listenFront } from './front.ts';
import { createOrigins } from './isolation/origins.ts';
import { createViews } from './isolation/views.ts';
import { keepLastState, readLastState } from './last-state/last-state.ts';
import {
  createAuditClient,
  createPeopleClient,
  createSettingsClient,
  createTokensClient,
} from './platform-clients.ts';
import { prepareDatabase } from './prepare-database.ts';
import { followRegistry } from './registry/follow-registry.ts';
import { createAnswerHealth } from './requests/answer-health.ts';
import { createAnswerRefusal, createRefusalAnswer } from './requests/answer-refusal.ts';
import { createIdentity } from './requests/identity.ts';
import { createInstances } from './requests/instances.ts';
import { createOpenStreams } from './requests/open-streams.ts';
import { createPluginRoutes } from './requests/plugin-route.ts';
import { createSigningKeys } from './requests/signing-keys.ts';
import { createSpaces } from './requests/spaces.ts';
import { createTraffic } from './requests/traffic.ts';
import { showTraffic } from './requests/traffic-metrics.ts';
import { setUpYoungHeap } from './young-heap.ts';
import { answerSettingsRequests } from './settings/answer-settings-requests.ts';
import { findAssets } from './shell/assets.ts';
import { createIcons } from './shell/icons.ts';
import { createLive } from './shell/live.ts';
import { followNews } from './shell/news-events.ts';
import { newPageFrame } from './shell/page-frame.ts';
import { followRuns } from './shell/run-events.ts';
import { followScheduler } from './shell/scheduler-events.ts';
import { startCarrying } from './sign-in/carrying.ts';
import { startDepartures } from './sign-in/departures/departures.ts';
import { derivedSecret } from './sign-in/derived-secret.ts';
import { forgetExpired } from './sign-in/forget-expired.ts';
import { hearSessionEnds } from './sign-in/hear-session-ends.ts';
import { createPlatformCookies } from './sign-in/platform-cookies.ts';
import { createFactorSecrets } from './sign-in/second-factor-key/factor-secrets.ts';
import { startResealing } from './sign-in/second-factor-key/reseal-factors.ts';
import { createSessions } from './sign-in/sessions.ts';
import { createSetup } from './sign-in/setup.ts';
import { createSignInSteps } from './sign-in/sign-in-steps.ts';
import { startDecisions } from './start/decisions.ts';
import { startLinks } from './start/links.ts';
import { startPages } from './start/pages.ts';
import { createRequestRules } from './start/request-rules.ts';

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
  setUpYoungHeap();
  const root = createLogger('gateway', config);
  const log = worker === undefined ? root : root.child({ worker });
  const metrics = createMetrics('gateway', worker === undefined ? {} : { worker: String(worker) });
  const events = createEvents({ log, metrics });
  const publicUrl = new URL(config.PUBLIC_URL);
  const origins = createOrigins(publicUrl, config.PLUGIN_DOMAIN);
  const cookies = createPlatformCookies({ publicUrl, isolated: origins.isolated });

  const keyring = createKeyring(config.SECOND_FACTOR_KEY, {
    variable: 'SECOND_FACTOR_KEY',
    service: 'gateway',
  });

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
    const { directory } = registry;
    if (directory.revision() > 0) return directory.person(userId);
    throw new PlatformError('unavailable', 'the registry has not told yet who there is');
  };
  const sessions = createSessions({ db, personOf, kept: last?.known.sessions ?? [] });
  const views = createViews({ db, sessions, kept: last?.known.views ?? [] });
  const keys = await createSigningKeys({ db, kept: last?.known.keys ?? [] });
  const setupToken = derivedSecret(config.PLATFORM_TOKEN, 'setup link').toString('base64url');
  const setup = createSetup({ db, people, token: config.SETUP_TOKEN ?? setupToken });
  const signedIn = { sessions, views, keys, issuer };
  stack.use(every(60_000, () => keys.refresh(), { log, name: 'signing keys' }));
  const steps = createSignInSteps({ db });
  stack.use(forgetExpired({ db, sessions, views, steps, log }));
  const factorSecrets = createFactorSecrets({ keyring, events });
  stack.use(startResealing({ db, keyring, secrets: factorSecrets, events, log }));

  const live = stack.use(createLive());
  const instances = stack.use(createInstances());
  const streams = stack.use(createOpenStreams({ sessions, log }));
  stack.use(hearSessionEnds({ db, sessions, streams, log }));
  const departures = stack.use(startDepartures({ db, log }));
  const routes = createPluginRoutes();
  const registry = stack.use(
    followRegistry({
      at: registryAt,
      last,
      log,
      metrics,
      onCatalog(catalog) {
        instances.forget(catalog.plugins().values());
        streams.check();
        live.changed('catalog');
      },
      onDirectory(copy, change) {
        departures.heard(change ?? copy.snapshot());
        streams.check();
        live.changed('catalog');
        live.changed('spaces');
      },
      onTrouble: () => live.changed('catalog'),
    }),
  );
  const { catalog, directory } = registry;
  stack.use(keepLastState(config.STATE_DIR, { ...signedIn, catalog, directory, worker, log }));
  const spaces = createSpaces({ directory, routes });
  const carrying = stack.use(startCarrying({ prepared, db, people, log }));
  const nats = stack.use(
    natsWhenThere({ url: config.NATS_URL, creds: config.NATS_CREDS, name: 'gateway', log }),
  );
  const onRun = () => live.changed('runs');
  followRuns({ nats, onRun });
  const schedulerAt = { address: config.SCHEDULER_ADDRESS, token: config.PLATFORM_TOKEN };
  stack.use(followScheduler({ ...schedulerAt, onChange: onRun }));
  followNews({
    nats,
    onInbox: (userId) => live.changed('inbox', [userId]),
    onSpace: (id) => live.changed('spaces', spaces.byId(id)?.members.keys()),
  });

  const permissionsOf = (slug: string) => {
    const plugin = catalog.plugins().get(slug);
    return plugin ? routes.permissionsOf(plugin) : [];
  };
  const identity = createIdentity({ keys, issuer, permissionsOf, spaces });
  const known = { catalog, directory, spaces, routes, instances, identity };
  const shared = { ...known, ...signedIn, origins, cookies, nats, events, log };

  const traffic = createTraffic();
  showTraffic(traffic, metrics);
  const onHealthChange = () => live.changed('catalog');
  const tokens = stack.use(createTokensClient(registryAt));
  const decisions = stack.use(
    await startDecisions({
      ...shared,
      tokens,
      personOf,
      onHealthChange,
    }),
  );
  const { access, judge, broker } = decisions;
  const settings = stack.use(createSettingsClient(registryAt));
  answerSettingsRequests({ ...shared, settings, vouched: broker.vouched });
  const assets = findAssets();
  const icons = createIcons({ folder: assets.folders.icons });
  const newFrame = () => newPageFrame({ assets: assets.base, icons, origins });
  const refusalAnswer = createRefusalAnswer(newFrame);
  const readiness = createReadiness({
    // Once it serves, it goes on without Postgres: a load balancer must not take all replicas away.
    ...(!last && { postgres: () => prepared.done, accounts: () => carrying.done }),
    catalog: () => registry.heard.catalog,
    directory: () => registry.heard.directory,
  });
  const pages = stack.use(
    await startPages({
      ...shared,
      config,
      db,
      readiness,
      publicUrl,
      assets,
      people,
      audit,
      tokens,
      settings,
      steps,
      factorSecrets,
      judge,
      access,
      live,
      streams,
      setup,
      newFrame,
      answerRefusal: createAnswerRefusal(refusalAnswer),
      broker,
      answerHealth: createAnswerHealth({ traffic, instances, limits: defaultLimits }),
      seenBy: { worker, workers: config.GATEWAY_WORKERS },
    }),
  );
  const signedLinks = startLinks(shared);
  const { policy } = stack.use(
    createRequestRules({
      ...shared,
      config,
      decisions,
      signedLinks,
      streams,
      refusalAnswer,
      pages,
      traffic,
      onHealthChange,
    }),
  );
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
  if (keyring.keyId === undefined && (worker ?? 1) === 1) events.secondFactorsInClear();
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
