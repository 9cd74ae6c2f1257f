import { isDeepStrictEqual } from 'node:util';
import { unexpectedLogger, type Logger, type Queryable } from '@patchbay/chassis';
import {
  createChannel,
  invalid,
  jwksPath,
  mount,
  pluginHost,
  PlatformError,
  toDuration,
  toStruct,
  type CallContext,
  type ConnectResponse,
  type Mounted,
  type ReceivedConnectRequest,
  type StateMessage,
} from '@patchbay/proto';
import { changePlugin, type ChangeDeps } from './change-plugin.ts';
import type { ApprovalPolicy } from './approval.ts';
import type { AuthenticatePlugin } from '../credentials/authenticate-plugin.ts';
import type { EndpointRule } from './endpoint-rule.ts';
import {
  markOffline,
  markSuspect,
  savePhase,
  type Lease,
  type Phase,
  type Said,
} from './instance-store.ts';
import type { Leases } from './leases.ts';
import { natsCredentialsMs, type NatsCredentialsIssuer } from '../credentials/nats-credentials.ts';
import { noteRefusal } from './note-refusal.ts';
import { saveDecisions } from './plugin-store.ts';
import { checkHello, register, type Held, type Introduction } from './registration.ts';
import type { Resume } from './resume.ts';
import { hasRelations } from '../relations/relation-store.ts';
import { changedScopes } from '../settings/document-store.ts';
import type { Keyring } from '../settings/keyring.ts';
import { answerSettings, siteSettings } from '../settings/stream-settings.ts';
import { toldState } from './told-state.ts';

type Deps = ChangeDeps & {
  log: Logger;
  leases: Leases;
  natsCredentials: NatsCredentialsIssuer;
  identity: { gatewayUrl: string; issuer: string };
  policy: ApprovalPolicy;
  endpointRule: EndpointRule;
  authenticate: AuthenticatePlugin;
  resume: Resume;
};

/** How long a process may take to say hello. */
const helloMs = 10_000;

/** Part of the lease time for which an instance whose stream broke is waited for. */
const grace = 0.8;

const phases: Partial<Record<string, Phase>> = {
  PHASE_INITIALISING: 'initialising',
  PHASE_READY: 'ready',
  PHASE_DRAINING: 'draining',
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
  const credential = await authenticate(token);
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

/** The stream broke: its process has some time to return. */
async function missed(deps: Deps, slug: string, lease: Lease): Promise<void> {
  const graceMs = deps.leases.leaseMs * grace;
  await changePlugin(deps, slug, async (tx) => {
    if (!(await markSuspect(tx, lease, { graceMs }))) return { nothing: true };
    deps.events.instanceLeft({
      plugin: slug,
      instance: lease.instanceId,
      state: 'suspect',
      reason: 'connection-lost',
    });
  });
}

/** Registers the process; one that is refused leaves the reason at its plugin. */
async function admit(
  deps: Deps,
  incoming: AsyncIterator<ReceivedConnectRequest>,
  from: { slug: string; peer: string },
) {
  try {
    const introduction = await introduce(deps, incoming, from);
    const streamId = crypto.randomUUID();
    const { instanceId, epoch, said } = await take(deps, introduction, streamId);
    const lease: Lease = { instanceId, streamId };
    return { introduction, lease, epoch, said };
  } catch (error) {
    await noteRefusal(deps, from.slug, error);
    throw error;
  }
}

async function introduce(
  { endpointRule }: Deps,
  incoming: AsyncIterator<ReceivedConnectRequest>,
  { slug, peer }: { slug: string; peer: string },
) {
  const first = await withinMs(helloMs, incoming.next());
  const hello = first.done ? undefined : first.value.hello;
  if (!hello) throw new PlatformError('invalid', 'the first message of a plugin must be hello');
  const introduction = checkHello(hello, slug);
  const wrong = await endpointRule(introduction.endpoint, peer);
  if (wrong) throw invalid('the plugin cannot be registered', [wrong]);
  return introduction;
}

async function withinMs<T>(ms: number, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(
      new PlatformError(
        'timeout',
        `nothing was said within ${ms / 1000} seconds: send hello first`,
      ),
    );
  }, ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Gives the stream its instance's lease. */
async function take(deps: Deps, introduction: Introduction, streamId: string): Promise<Held> {
  const { slug: plugin, version } = introduction.manifest;
  const unmissed = await deps.resume(introduction, streamId);
  const held = unmissed
    ? { ...unmissed, resumed: true }
    : await registerWith(deps, introduction, streamId);
  const { instanceId: instance, epoch, resumed } = held;
  deps.events.connected({ plugin, version, instance, epoch, resumed });
  return held;
}

async function registerWith(
  deps: Deps,
  introduction: Introduction,
  streamId: string,
): Promise<Held & { resumed: boolean }> {
  const { policy } = deps;
  const { leaseMs } = deps.leases;
  const { slug } = introduction.manifest;
  let registered: Awaited<ReturnType<typeof register>> | undefined;
  const relates = hasRelations(introduction.manifest);
  await changePlugin(
    deps,
    slug,
    async (tx, plugin) => {
      if (!plugin) throw new PlatformError('not_found', `plugin "${slug}" was deleted`);
      registered = await register(tx, plugin, introduction, { streamId, leaseMs, policy });
      // What a process that resumes brings is stored.
      return registered.resumed ? undefined : { registered: true };
    },
    { relates },
  );
  if (!registered) throw new Error('the registration did not run');
  return registered;
}

/** Takes what the plugin says until its stream ends. */
async function listen(
  deps: Deps,
  incoming: AsyncIterator<ReceivedConnectRequest>,
  {
    slug,
    version,
    lease,
    said,
    heartbeat,
    answer,
  }: {
    slug: string;
    version: string;
    lease: Lease;
    /** What is stored that it said last. */
    said: Said;
    heartbeat: () => void;
    answer: (response: ConnectResponse) => void;
  },
): Promise<void> {
  let { phase: lastPhase, message: lastMessage } = said;
  for (;;) {
    const { value, done } = await incoming.next();
    if (done) return;
    heartbeat();
    if (value.deregister) {
      await changePlugin(deps, slug, (tx) => saveDecisions(tx, slug, { removed: true }));
    }
    if (value.askSettings) {
      void answerSettings(deps, { slug, version }, value.askSettings).then((settingsAnswer) =>
        answer({ settingsAnswer }),
      );
    }
    if (!value.status) continue;
    const { phase: name, progress, text } = value.status;
    if (name === 'PHASE_GONE')
      return changePlugin(deps, slug, (tx) => stopped(deps, tx, slug, lease));
    const phase = phases[name];
    if (!phase) continue;
    const percent =
      phase === 'initialising' && progress > 0 ? `${Math.round(progress * 100)} % ` : '';
    const message = `${percent}${text.slice(0, 200)}`.trim();
    if (phase === lastPhase && message === lastMessage) continue;
    await changePlugin(deps, slug, async (tx) => {
      if (!(await savePhase(tx, lease, { phase, message }))) return { nothing: true };
    });
    [lastPhase, lastMessage] = [phase, message];
  }
}

async function stopped({ events }: Deps, tx: Queryable, slug: string, lease: Lease) {
  if (!(await markOffline(tx, lease, { reason: 'stopped' }))) return { nothing: true } as const;
  const { instanceId: instance } = lease;
  events.instanceLeft({ plugin: slug, instance, state: 'offline', reason: 'stopped' });
  return { departure: 'stopped' } as const;
}

async function revoked(deps: Deps, slug: string, lease: Lease): Promise<PlatformError> {
  await changePlugin(deps, slug, async (tx) => {
    const left = await markOffline(tx, lease, { reason: 'credential-revoked' });
    return left ? { departure: 'credential-revoked' } : { nothing: true };
  });
  return new PlatformError(
    'unauthenticated',
    `the plugin's credential was revoked: make another with \`patchbay credentials create ${slug}\``,
  );
}

type Entry = ReturnType<Deps['catalog']['get']>;

function* news({
  previous,
  current,
  instanceId,
  version,
  keyring,
}: {
  previous: Entry;
  current: NonNullable<Entry>;
  instanceId: string;
  version: string;
  keyring: Keyring;
}): Iterable<ConnectResponse> {
  const settings = siteSettings(current, keyring);
  const formerSettings = previous && siteSettings(previous, keyring);
  if (!isDeepStrictEqual(formerSettings, settings))
    yield { settings: { settings: toStruct(settings) } };
  const state = toldState(current.plugin, version);
  const formerState = previous && toldState(previous.plugin, version);
  const serving = isServing(current, instanceId);
  const same = sameState(formerState, state) && serving === isServing(previous, instanceId);
  if (state && !same) yield { state: { state, serving } };
  if (state?.name === 'removed') yield { drain: { reason: state.message } };
  if (!previous?.toEnd.has(instanceId)) yield* restart(current, instanceId);
}

function* restart(entry: Entry, instanceId: string): Iterable<ConnectResponse> {
  if (!entry?.toEnd.has(instanceId)) return;
  yield { drain: { reason: 'an operator restarts the plugin' } };
}

/** Tells which settings of spaces and people have changed, for whoever remembers them. */
async function pushChangedScopes(
  { db, log }: Deps,
  slug: string,
  since: number,
  push: (response: ConnectResponse) => void,
): Promise<void> {
  try {
    for (const { scope, scopeId } of await changedScopes(db, slug, since)) {
      push({ scopeChanged: { kind: scope, id: scopeId } });
    }
  } catch (error) {
    log.error({ err: error, plugin: slug }, 'cannot tell a plugin which settings changed');
  }
}

function isServing(entry: Entry, instanceId: string): boolean {
  return entry?.plugin.instances?.some(({ id, serving }) => id === instanceId && serving) ?? false;
}

function sameState(a: StateMessage | null | undefined, b: typeof a): boolean {
  return a?.name === b?.name && a?.reason === b?.reason;
}
