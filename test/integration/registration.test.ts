import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createChannel,
  createClient,
  pluginHost,
  toStruct,
  type ConnectRequest,
  type ManifestInput,
  type PlatformError,
} from '@patchbay/proto';
import { RegistryConfig, startRegistry } from '@patchbay/registry';
import { loadConfig } from '../../services/chassis/src/config.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const leaseSeconds = 8;
let platform: Platform;

before(async () => {
  platform = await startPlatform({ services: ['registry'], leaseSeconds });
});
after(() => platform?.[Symbol.asyncDispose]());

const manifestOf = (slug: string, more: Partial<ManifestInput> = {}): ManifestInput => ({
  slug,
  version: '1.0.0',
  routes: [{ method: 'GET', path: '/' }],
  contributions: [{ id: 'home', point: 'nav', title: 'Home', path: '/' }],
  ...more,
});

async function connect(slug: string, more: Partial<Parameters<typeof startRawPlugin>[0]> = {}) {
  return startRawPlugin({
    registry: platform.addresses.registry,
    token: more.token ?? (await platform.credential(slug)),
    manifest: manifestOf(slug),
    ...more,
  });
}

const stateOf = async (slug: string) => (await platform.plugin(slug)).state?.name;

test('REG-26 W2C-1 SEN-8 a plugin that connects and says it is ready is ready in the catalog', async () => {
  await using plugin = await connect('first');
  await until(async () => (await stateOf('first')) === 'ready');
  const { instances, contributions, title } = await platform.plugin('first');
  assert.equal(title, 'first');
  assert.deepEqual(
    instances.map(({ endpoint, epoch, state }) => [endpoint, epoch, state?.name]),
    [[plugin.endpoint, 1, 'ready']],
  );
  assert.equal(contributions[0]?.state?.name, 'shown');
});

test('REG-3 a manifest with three mistakes is refused with three field paths', async () => {
  const token = await platform.credential('three-mistakes');
  const manifest = manifestOf('three-mistakes', {
    version: 'one',
    tasks: [{ name: 'Bad Name' }],
    contributions: [{ id: 'home', point: 'nav' }],
  });
  await assert.rejects(connect('three-mistakes', { token, manifest }), (error: PlatformError) => {
    assert.equal(error.code, 'invalid');
    const fields = error.details.violations?.map(({ field }) => field).toSorted();
    assert.deepEqual(fields, ['contributions[0].path', 'tasks[0].name', 'version']);
    return true;
  });
  assert.equal(await stateOf('three-mistakes'), 'pending');
});

test('a credential opens only its own plugin', async () => {
  const token = await platform.credential('alice');
  await assert.rejects(connect('bob', { token }), { code: 'forbidden' });
  await assert.rejects(connect('bob', { token: 'nonsense' }), { code: 'unauthenticated' });
});

test('a plugin cannot point the gateway at somebody else', async () => {
  const token = await platform.credential('pointing');
  using client = createClient(pluginHost, { address: platform.addresses.registry, token });
  const requests = createChannel<ConnectRequest>();
  const manifest = toStruct({ slug: 'pointing', version: '1.0.0' });
  requests.push({ hello: { protocol: 1, manifest, endpoint: 'http://169.254.169.254' } });
  const answers = client.connect(requests)[Symbol.asyncIterator]();
  await assert.rejects(answers.next(), {
    code: 'invalid',
    message: /endpoint.*is at 169\.254\.169\.254.*connects from 127\.0\.0\.1.*PLUGIN_ENDPOINTS/,
  });
});

test('revoking a credential ends the stream that used it', async () => {
  await using plugin = await connect('revoked');
  const { credentials } = await platform.admin.listCredentials({ slug: 'revoked' });
  await platform.admin.revokeCredential({ id: credentials[0]?.id ?? '' });
  assert.equal(((await plugin.ended) as PlatformError).code, 'unauthenticated');
  const { state } = await platform.plugin('revoked');
  assert.deepEqual([state?.name, state?.reason], ['offline', 'credential-revoked']);
});

test('a process that comes with a revoked credential is told so, and its plugin says it', async () => {
  const token = await platform.credential('outdated');
  const { credentials } = await platform.admin.listCredentials({ slug: 'outdated' });
  await platform.admin.revokeCredential({ id: credentials[0]?.id ?? '' });
  const said = /credential was revoked: .*`patchbay credentials create outdated`/;
  await assert.rejects(connect('outdated', { token }), { code: 'unauthenticated', message: said });
  assert.match((await platform.plugin('outdated')).refusal?.message ?? '', said);
});

test('a process that fell silent is told that its lease is over, not that another took its place, and returns', async () => {
  const token = await platform.credential('silent');
  await using plugin = await connect('silent', { token, heartbeats: false });
  const { instanceId, epoch } = plugin.welcome;
  await until(async () => (await stateOf('silent')) === 'offline');
  const { state } = await platform.plugin('silent');
  assert.equal(state?.reason, 'fell-silent');
  plugin.say({ heartbeat: {} });
  const error = (await plugin.ended) as PlatformError;
  assert.deepEqual([error.code, error.details.reason], ['unavailable', 'lease-over']);
  await using again = await connect('silent', { token, resume: { instanceId, epoch } });
  assert.equal(again.welcome.instanceId, instanceId);
  await until(async () => (await stateOf('silent')) === 'ready');
});

test('an instance that vanishes is suspect at first, and off the list when its lease is over', async () => {
  const plugin = await connect('vanishing');
  await until(async () => (await stateOf('vanishing')) === 'ready');
  await plugin[Symbol.asyncDispose]();
  await until(async () => {
    const { instances, state } = await platform.plugin('vanishing');
    return instances[0]?.state?.name === 'suspect' && state?.reason === 'connection-lost';
  });
  await until(async () => (await platform.plugin('vanishing')).instances.length === 0);
  const { state } = await platform.plugin('vanishing');
  assert.deepEqual([state?.name, state?.reason], ['offline', 'lease-expired']);
});

test('a process that resumes keeps its instance and its epoch', async () => {
  const token = await platform.credential('resuming');
  const first = await connect('resuming', { token });
  const { instanceId, epoch } = first.welcome;
  await first[Symbol.asyncDispose]();
  await using second = await connect('resuming', { token, resume: { instanceId, epoch } });
  assert.deepEqual([second.welcome.instanceId, second.welcome.epoch], [instanceId, epoch]);
});

test('an instance that nobody missed gets another stream, and no watcher hears of it', async () => {
  const token = await platform.credential('unmissed');
  await using plugin = await connect('unmissed', { token });
  await until(async () => (await stateOf('unmissed')) === 'ready');
  const { revision } = await platform.catalog.getPlugin({ slug: 'unmissed' });

  using client = createClient(pluginHost, { address: platform.addresses.registry, token });
  const requests = createChannel<ConnectRequest>();
  const { instanceId, epoch } = plugin.welcome;
  const { endpoint } = plugin;
  const hello = { protocol: 1, manifest: toStruct(manifestOf('unmissed')), endpoint };
  requests.push({ hello: { ...hello, resume: { instanceId, epoch } } });
  requests.push({ status: { phase: 'PHASE_READY' } });
  const answers = client.connect(requests)[Symbol.asyncIterator]();
  const { welcome } = (await answers.next()).value ?? assert.fail();
  assert.deepEqual([welcome?.instanceId, welcome?.epoch], [instanceId, epoch]);
  assert.equal(welcome?.state?.name, 'ready');
  assert.equal(((await plugin.ended) as PlatformError).details.reason, 'superseded');
  assert.ok(!(await changesSince(revision)).includes('unmissed'));
  requests.push({ status: { phase: 'PHASE_DRAINING' } });
  await until(async () => (await stateOf('unmissed')) === 'draining');
});

test('a newer process of the same name supersedes the older one, which is then refused', async () => {
  const token = await platform.credential('fenced');
  await using older = await connect('fenced', { token, instanceName: 'pod-0' });
  await using newer = await connect('fenced', { token, instanceName: 'pod-0' });
  assert.equal(newer.welcome.instanceId, older.welcome.instanceId);
  assert.equal(newer.welcome.epoch, older.welcome.epoch + 1);
  assert.equal(((await older.ended) as PlatformError).details.reason, 'superseded');
  const resume = { instanceId: older.welcome.instanceId, epoch: older.welcome.epoch };
  await assert.rejects(connect('fenced', { token, instanceName: 'pod-0', resume }), {
    code: 'failed_precondition',
  });
});

test('a network that is away for three seconds changes no route', async () => {
  await using network = await startTcpProxy(platform.addresses.registry);
  const token = await platform.credential('patient');
  await using _plugin = await connect('patient', { token, registry: network.address });
  await until(async () => (await stateOf('patient')) === 'ready');
  const { revision } = await platform.catalog.getPlugin({ slug: 'patient' });

  network.pause();
  await sleep(3_000);
  network.resume();
  await sleep(leaseSeconds * 1000);

  const changes = await changesSince(revision);
  assert.deepEqual(
    changes.filter((slug) => slug === 'patient'),
    [],
  );
});

test('a disabled plugin keeps its connection and is ready again when enabled', async () => {
  await using _plugin = await connect('switched');
  await until(async () => (await stateOf('switched')) === 'ready');
  await platform.admin.setPluginEnabled({ slug: 'switched', enabled: false });
  assert.equal(await stateOf('switched'), 'disabled');
  assert.equal((await platform.plugin('switched')).instances.length, 1);
  await platform.admin.setPluginEnabled({ slug: 'switched', enabled: true });
  assert.equal(await stateOf('switched'), 'ready');
});

test('a goodbye takes the plugin offline at once', async () => {
  await using plugin = await connect('polite');
  await until(async () => (await stateOf('polite')) === 'ready');
  plugin.say({ status: { phase: 'PHASE_GONE' } });
  await plugin.ended;
  const { state, instances } = await platform.plugin('polite');
  assert.deepEqual([state?.name, state?.reason, instances.length], ['offline', 'stopped', 0]);
});

test('settings reach the plugin live, and a wrong one is refused by name with nothing stored', async () => {
  const settings = {
    type: 'object',
    properties: {
      WAIT_TIME: { type: 'integer', minimum: 1, default: 1 },
      note: { type: 'string' },
    },
  };
  const manifest = manifestOf('configured', {
    settings,
    tasks: [{ name: 'tick', repeatSeconds: { setting: 'WAIT_TIME' } }],
  });
  await using plugin = await connect('configured', { manifest });
  await assert.rejects(
    platform.settings.updateSettings({
      slug: 'configured',
      settings: { fields: { WAIT_TIME: { numberValue: 0 }, note: { stringValue: 'kept out' } } },
    }),
    (error: PlatformError) => error.details.violations?.[0]?.field === 'WAIT_TIME',
  );
  assert.deepEqual(
    (await platform.settings.getSettings({ slug: 'configured' })).document?.version,
    0,
  );

  await platform.settings.updateSettings({
    slug: 'configured',
    settings: { fields: { WAIT_TIME: { numberValue: 5 } } },
  });
  const pushed = await until(() => plugin.received.find(({ settings: changed }) => changed));
  assert.equal(pushed.settings?.settings?.fields?.['WAIT_TIME']?.numberValue, 5);
  const { tasks } = await platform.plugin('configured');
  assert.equal(tasks[0]?.spec?.fields?.['repeatSeconds']?.numberValue, 5);
});

test('a watcher that was away gets what changed since, and no snapshot', async () => {
  const token = await platform.credential('watched');
  const { revision } = await platform.catalog.getPlugin({ slug: 'watched' });
  await using _plugin = await connect('watched', { token });
  await until(async () => (await stateOf('watched')) === 'ready');
  assert.ok((await changesSince(revision)).includes('watched'));
});

test('W2C-7 a plugin that speaks another protocol is refused with both versions named', async () => {
  const token = await platform.credential('foreign');
  using client = createClient(pluginHost, { address: platform.addresses.registry, token });
  const requests = createChannel<ConnectRequest>();
  const manifest = toStruct({ slug: 'foreign', version: '1.0.0' });
  requests.push({ hello: { protocol: 99, manifest, endpoint: 'http://127.0.0.1:9' } });
  const answers = client.connect(requests)[Symbol.asyncIterator]();
  await assert.rejects(answers.next(), {
    code: 'invalid',
    message: /protocol.*this registry speaks protocol 1, not 99: use a matching SDK/,
  });
});

test('a plugin that stays connected gets new credentials for NATS every twelve hours', async (t) => {
  await using registry = await startRegistry(
    loadConfig(RegistryConfig, {
      ...platform.environment,
      LOG_LEVEL: 'silent',
      LEASE_SECONDS: '600',
      REGISTRY_GRPC_LISTEN: '127.0.0.1:0',
      REGISTRY_HTTP_LISTEN: '127.0.0.1:0',
    }),
  );
  // Of what the plugin and this registry do meanwhile nothing else waits so; what they say takes its time.
  t.mock.timers.enable({ apis: ['setInterval'] });
  await using plugin = await connect('lasting', {
    registry: registry.grpcAddress,
    manifest: manifestOf('lasting', { tasks: [{ name: 'tick' }] }),
    heartbeats: false,
  });
  const pushed = () => plugin.received.flatMap(({ nats }) => nats ?? []);
  for (const times of [1, 2]) {
    t.mock.timers.tick(12 * 3_600_000);
    await until(() => pushed().length === times);
  }
  assert.ok(pushed().every(({ inboxPrefix, jwt }) => inboxPrefix === '_INBOX_lasting' && jwt));
});

test('garbage in place of a hello ends the stream and not the registry', async () => {
  await using plugin = await connect('garbled');
  plugin.say({ hello: { protocol: 99 } });
  const token = await platform.credential('garbled-2');
  await assert.rejects(
    connect('garbled-2', { token, manifest: { nonsense: [1, { deep: true }] } as never }),
    { code: 'invalid' },
  );
  assert.equal(await stateOf('garbled-2'), 'pending');
});

let marks = 0;

/** Slugs of the changes after `revision` until now, by a watch that resumes there. */
async function changesSince(revision: number): Promise<string[]> {
  const mark = `mark-${(marks += 1)}`;
  await platform.credential(mark);
  const slugs: string[] = [];
  for await (const { change, snapshot } of platform.catalog.watch({ sinceRevision: revision })) {
    assert.equal(snapshot ?? null, null);
    if (change?.slug === mark) break;
    if (change) slugs.push(change.slug);
  }
  return slugs;
}
