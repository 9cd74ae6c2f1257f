import { unexpectedLogger } from '@patchbay/chassis';
import {
  createChannel,
  jwksPath,
  mount,
  pluginHost,
  toDuration,
  toStruct,
  type CallContext,
  type ConnectResponse,
  type Mounted,
  type ReceivedConnectRequest,
} from '@patchbay/proto';
import { natsCredentialsMs, type NatsCredentialsIssuer } from '../credentials/nats-credentials.ts';
import type { CrashLimit } from '../plugins/crash-store.ts';
import type { Leases } from '../plugins/leases.ts';
import { toldState } from '../plugins/told-state.ts';
import { siteSettings } from '../settings/stream-settings.ts';
import { admit, type AdmissionDeps } from './admission.ts';
import type { Authenticate } from './authentication.ts';
import { missed, revoked } from './departures.ts';
import { listen } from './listen.ts';
import { isServing, news, pushChangedScopes, restart } from './news.ts';

type Deps = AdmissionDeps & {
  leases: Leases;
  crashLimit: CrashLimit;
  natsCredentials: NatsCredentialsIssuer;
  identity: { gatewayUrl: string; issuer: string };
  authenticate: Authenticate;
};

/** `patchbay.plugin.v1.PluginHost`: one stream per plugin process, which is its lease. */
export function mountPluginHost(deps: Deps): Mounted {
  const connect = (requests: AsyncIterable<ReceivedConnectRequest>, context: CallContext) =>
    converse(deps, requests, context);
  return mount(pluginHost, { connect }, unexpectedLogger(deps.log));
}

async function* converse(
  deps: Deps,
  requests: AsyncIterable<ReceivedConnectRequest>,
  { token, signal, peer }: CallContext,
): AsyncGenerator<ConnectResponse> {
  const { leases, catalog, natsCredentials, keyring, authenticate } = deps;
  const incoming = requests[Symbol.asyncIterator]();
  const credential = await authenticate(token, { peer, incoming });
  const { slug } = credential;
  const responses = createChannel<ConnectResponse>();
  const { introduction, lease, epoch, said } = await admit(deps, incoming, { slug, peer });

  using cleanup = new DisposableStack();
  const holding = cleanup.use(leases.hold(lease, (error) => responses.close(error)));
  const close = () => responses.close();
  signal.addEventListener('abort', close, { once: true });
  cleanup.defer(() => signal.removeEventListener('abort', close));

  const told = { instanceId: lease.instanceId, version: introduction.manifest.version };
  let current = catalog.get(slug);
  const onRevisions = () => {
    const previous = current;
    current = catalog.get(slug);
    if (!current?.credentials.has(credential.id)) {
      // Else the next renewal of leases finds this one gone, and says that it was superseded.
      holding[Symbol.dispose]();
      return void revoked(deps, slug, lease).then(responses.close, responses.close);
    }
    for (const response of news({ previous, current, keyring, ...told })) {
      responses.push(response);
    }
    if (previous && current.settingsChanges > previous.settingsChanges) {
      void pushChangedScopes(deps, slug, previous.settingsChanges, responses.push);
    }
    if (current.plugin.state?.name === 'removed') responses.close();
  };
  cleanup.use(
    catalog.onChange((revisions) => {
      if (revisions.some((revision) => revision.slug === slug)) onRevisions();
    }),
  );
  if (current?.plugin.state?.name === 'removed') responses.close();
  const renewal = setInterval(() => {
    natsCredentials(introduction.manifest).then(
      (nats) => responses.push({ nats }),
      (error: unknown) => deps.log.error({ err: error, plugin: slug }, 'no new nats credentials'),
    );
  }, natsCredentialsMs / 2);
  cleanup.defer(() => clearInterval(renewal));

  try {
    yield {
      welcome: {
        instanceId: lease.instanceId,
        epoch,
        lease: toDuration(leases.leaseMs),
        state: current ? toldState(current.plugin, told.version) : null,
        serving: isServing(current, lease.instanceId),
        settings: toStruct(current ? siteSettings(current, keyring) : {}),
        nats: await natsCredentials(introduction.manifest),
        identity: {
          jwksUrl: new URL(jwksPath, deps.identity.gatewayUrl).href,
          issuer: deps.identity.issuer,
        },
      },
    };
    yield* restart(current, lease.instanceId);
    const { version } = told;
    const { heartbeat } = holding;
    const from = { slug, version, lease, said, heartbeat, answer: responses.push };
    void listen(deps, incoming, from).then(
      () => responses.close(),
      (error: unknown) => responses.close(error instanceof Error ? error : undefined),
    );
    yield* responses;
  } finally {
    if (!leases.isReleased()) await missed(deps, slug, lease);
  }
}
