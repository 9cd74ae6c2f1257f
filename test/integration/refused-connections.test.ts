import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { connect } from 'node:http2';
import { once } from 'node:events';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import type { ReceivedRefusedConnection } from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const cli = path.join(import.meta.dirname, '../../sdk/src/cli/main.ts');
/** As long and as well-formed as a credential, and nobody's. */
const unknownToken = `pbc_${crypto.randomUUID()}_${'s'.repeat(43)}`;

let platform: Platform;
let session: TestSession;

before(async () => {
  platform = await startPlatform({ services: ['registry', 'gateway'], leaseSeconds: 3 });
  session = await signInAsFirst(platform);
});
after(() => platform?.[Symbol.asyncDispose]());

/** A process that registers, or is refused. */
const come = (
  slug: string,
  token: string,
  more: { version?: string; instanceName?: string } = {},
) => {
  const { version = '1.0.0', ...options } = more;
  const registry = platform.addresses.registry;
  return startRawPlugin({ registry, token, manifest: { slug, version }, ...options });
};

const refused = async () => (await platform.admin.listRefusedConnections({})).refusedConnections;
const refusalOf = (slug: string, wanted: (it: ReceivedRefusedConnection) => boolean = () => true) =>
  until(async () => (await refused()).find((it) => it.slug === slug && wanted(it)), {
    what: `a refusal of "${slug}"`,
  });

const read = async (address: string) => {
  const response = await session.fetch(address, { headers: { accept: 'text/html' } });
  return (await response.text()).replaceAll(/\s+/g, ' ').replaceAll(/ ?(<[^>]+>) ?/g, '$1');
};

test('a process with a credential of nobody is listed with what it says it is, as not proven, and no credential', async () => {
  assert.doesNotMatch(await read('/plugins'), /Connections that were refused/);
  await assert.rejects(come('ghost', unknownToken), { code: 'unauthenticated' });
  await assert.rejects(come('ghost', 'nonsense'), { code: 'unauthenticated' });
  const { address, proven, reason, message, firstSeenAt, lastSeenAt } = await refusalOf(
    'ghost',
    ({ times }) => times === 2,
  );
  assert.deepEqual([address, proven, reason], ['127.0.0.1', false, 'unauthenticated']);
  assert.match(message, /credential is not known here: make one with `patchbay credentials create/);
  assert.ok(firstSeenAt && lastSeenAt);

  const page = await read('/plugins');
  const row =
    /<h2 id="refused-connections">Connections that were refused.*<strong>ghost.*?<\/tr>/.exec(page);
  assert.match(row?.[0] ?? '', /it says; not proven.*127\.0\.0\.1.*not known here/);
  assert.doesNotMatch(page, /nonsense|pbc_/);
  assert.match(await read('/-/fragments/refused-connections'), /ghost/);

  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'plugins', 'refused'], {
    env: {
      ...process.env,
      PATCHBAY_REGISTRY: platform.addresses.registry,
      PATCHBAY_TOKEN: platform.environment.PLATFORM_TOKEN,
    },
  });
  assert.match(stdout, /ghost \(not proven\) +127\.0\.0\.1 +2 /);
});

test('who may not administer plugins may not read it', async () => {
  const response = await fetch(`${platform.gatewayUrl}/api/v1/refused-connections`);
  assert.equal(response.status, 401);
});

test('a revoked credential proves whose it was; it is forgotten when the plugin registers', async () => {
  const token = await platform.credential('outdated');
  const { credentials } = await platform.admin.listCredentials({ slug: 'outdated' });
  await platform.admin.revokeCredential({ id: credentials[0]?.id ?? '' });
  await assert.rejects(come('outdated', token), { code: 'unauthenticated' });
  const { proven, message } = await refusalOf('outdated');
  assert.ok(proven);
  assert.match(message, /credential was revoked/);
  await using _mended = await come('outdated', await platform.credential('outdated'));
  assert.deepEqual(
    (await refused()).filter(({ slug }) => slug === 'outdated'),
    [],
  );
});

test('a manifest with mistakes is listed with each of them', async () => {
  const token = await platform.credential('mistaken');
  await assert.rejects(come('mistaken', token, { version: 'one' }), { code: 'invalid' });
  const { proven, reason, message } = await refusalOf('mistaken');
  assert.deepEqual([proven, reason], [true, 'invalid']);
  assert.match(message, /version: must be/);
});

for (const [what, slug, messages, reason, message] of [
  ['says no hello', 'wordless', [Buffer.alloc(0)], 'invalid', /first message.*must be hello/],
  ['says what is no message', 'garbled', [Buffer.from([255, 1, 2])], 'unreadable', /no message/],
  [
    'says more than 4 MB',
    'lengthy',
    [Buffer.alloc(5_000_000, 1)],
    'unreadable',
    /longer than 4 MB/,
  ],
] as const) {
  test(`a process that ${what} is listed, and its plugin says so`, async () => {
    await send(await platform.credential(slug), messages);
    const found = await refusalOf(slug);
    assert.deepEqual([found.proven, found.reason], [true, reason]);
    assert.match(found.message, message);
    assert.match((await platform.plugin(slug)).refusal?.message ?? '', message);
  });
}

test('a flood of one address leaves ten of its own, and those of others', async () => {
  await refusalOf('ghost');
  const names = Array.from({ length: 60 }, (_, index) => `flood-${index}`);
  await Promise.all(
    names.map((slug) => assert.rejects(come(slug, unknownToken), { code: 'unauthenticated' })),
  );
  const rows = await until(async () => {
    const found = await refused();
    return found.some(({ slug }) => slug.startsWith('flood-')) && found;
  });
  assert.ok(rows.length <= 10, `${rows.length} are kept`);
});

test('two processes of one instance name that take it from each other are named on the page of their plugin', async () => {
  const token = await platform.credential('contested');
  await using stack = new AsyncDisposableStack();
  const take = async () => stack.use(await come('contested', token, { instanceName: 'pod-0' }));
  await take();
  const [, before] = [await take(), await take()];
  assert.doesNotMatch(await read('/plugins/contested'), /taken over/);
  const last = await take();
  const [instance] = (await platform.plugin('contested')).instances;
  assert.deepEqual([instance?.takeOvers, instance?.takenFrom], [3, before.endpoint]);
  const page = await until(async () => {
    const shown = await read('/plugins/contested');
    return shown.includes('taken over') && shown;
  });
  assert.match(
    page,
    /pod-0<\/strong>was taken over 3 times.*two processes use the same instance name/,
  );
  assert.ok(
    page.includes(`at<code>${last.endpoint}`) && page.includes(`at<code>${before.endpoint}`),
  );
  assert.match(await read('/plugins?state=attention'), /id="plugin-contested"/);
});

test('a process that takes over from one that has gone is none that fights', async () => {
  const token = await platform.credential('restarted');
  for (let start = 0; start < 4; start++) {
    await using plugin = await come('restarted', token, { instanceName: 'pod-0' });
    plugin.say({ status: { phase: 'PHASE_GONE' } });
    await plugin.ended;
  }
  await using _last = await come('restarted', token, { instanceName: 'pod-0' });
  assert.equal((await platform.plugin('restarted')).instances[0]?.takeOvers, 0);
});

/** Sends bytes as gRPC messages on Connect, and waits for the call's end. */
async function send(token: string, messages: readonly Uint8Array[]): Promise<void> {
  const client = connect(`http://${platform.addresses.registry}`);
  client.on('error', () => {});
  const stream = client.request({
    ':method': 'POST',
    ':path': '/patchbay.plugin.v1.PluginHost/Connect',
    'content-type': 'application/grpc',
    te: 'trailers',
    authorization: `Bearer ${token}`,
  });
  stream.on('error', () => {});
  for (const message of messages) {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(message.length, 1);
    stream.write(Buffer.concat([head, message]));
  }
  stream.end();
  stream.resume();
  await once(stream, 'close');
  client.close();
}
