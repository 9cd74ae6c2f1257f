import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { after, before } from 'node:test';
import type { PlatformError } from '@patchbay/proto';
import { definePlugin, PlatformError as Failure, type Served } from '@patchbay/sdk';
import { startBrokerClient, type BrokerClient } from '../support/broker-client.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let broker: BrokerClient;
let served: Served;
let person: TestSession;

const answering = definePlugin({
  slug: 'answering',
  version: '1.0.0',
  routes: { 'GET /me': ({ identity }) => identity },
  lifecycle: {
    installed: ({ identity, space, version }) => ({ identity, space: space ?? '', version }),
    upgraded({ from }) {
      const violations = [{ field: 'from', message: `${from} is too old` }];
      throw new Failure('invalid', 'cannot be upgraded', { violations });
    },
    enabled() {
      throw new Error('the disk is full');
    },
    disabled: ({ signal }) => sleep(60_000, undefined, { signal }),
    'settings-changed': () => 'x'.repeat(1_000_000),
  },
});

before(async () => {
  platform = await startPlatform({ services: ['registry', 'gateway'] });
  [broker, served] = await Promise.all([
    startBrokerClient(platform),
    servePlugin(platform, answering),
  ]);
  person = await signInAsFirst(platform);
  const ask = () => broker.ask({ plugin: 'answering', call: 'lifecycle/installed' });
  await until(ask, { what: 'the first answer' });
});
after(async () => {
  await served?.[Symbol.asyncDispose]();
  await broker?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

const failureOf = (call: string, deadlineMs = 5_000, plugin = 'answering') =>
  broker.ask({ plugin, call, payload: { from: '0.1.0' }, deadlineMs }).then(
    () => assert.fail('it answered'),
    ({ code, message, details }: PlatformError) => ({ code, message, ...details }),
  );

test('a plugin is asked through a gateway, and told who asks, and in which space', async () => {
  const payload = { version: '1.0.0' };
  const call = { plugin: 'answering', call: 'lifecycle/installed', payload, space: 's-1' };
  assert.partialDeepStrictEqual(await broker.ask(call), {
    identity: { sub: 'platform', name: 'Patchbay', roles: [] },
    space: 's-1',
    version: '1.0.0',
  });
  const { sub } = (await (await person.fetch('/p/answering/me')).json()) as { sub: string };
  assert.partialDeepStrictEqual(await broker.ask({ ...call, actor: `user:${sub}` }), {
    identity: { sub, roles: ['administrator'] },
  });
});

test("a plugin's own error comes back with its violations, another one with its message", async () => {
  assert.deepEqual(await failureOf('lifecycle/upgraded'), {
    code: 'invalid',
    message: 'cannot be upgraded',
    violations: [{ field: 'from', message: '0.1.0 is too old' }],
  });
  assert.deepEqual(await failureOf('lifecycle/enabled'), {
    code: 'internal',
    message: 'the disk is full',
  });
});

test('what a plugin does not answer is not found', async () => {
  assert.equal((await failureOf('lifecycle/activated')).code, 'not_found');
  assert.equal((await failureOf('nonsense')).code, 'not_found');
  assert.equal((await failureOf('lifecycle/installed', 1_000, 'nobody')).code, 'not_found');
});

test('OCK-57 a plugin that takes too long times out, and its handler is told', async () => {
  assert.deepEqual(await failureOf('lifecycle/disabled', 300), {
    code: 'timeout',
    message: 'plugin "answering" did not answer lifecycle/disabled within 300 ms',
  });
});

test('a call that takes longer than a gateway may be silent is waited for', async () => {
  assert.equal((await failureOf('lifecycle/disabled', 7_000)).code, 'timeout');
});

test('an answer that is too large is an error, not a silence', async () => {
  const { message } = await failureOf('lifecycle/settings-changed');
  assert.match(message, /its answer is larger than 900000 bytes/);
});

test('an answer that is too large only as the platform writes it is an error too', async () => {
  await using _expanding = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential('expanding'),
    manifest: { slug: 'expanding', version: '1.0.0' },
    onRequest: (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        // The platform writes 1e+99.
        .end(`[${Array<string>(179_000).fill('1e99').join()}]`),
  });
  await until(
    async () => (await failureOf('command/any', 5_000, 'expanding')).code === 'too_large',
  );
});

test('nobody calls a plugin from outside', async () => {
  const headers = { 'content-type': 'application/json' };
  for (const path of ['/-/call/lifecycle/installed', '/%2d/call/lifecycle/installed']) {
    const init = { method: 'POST', headers, body: '{}' };
    const answer = await person.fetch(`/p/answering${path}`, init);
    assert.equal(answer.status, 404, path);
  }
  const direct = await fetch(`${served.url}/-/call/lifecycle/installed`, { method: 'POST' });
  assert.equal(direct.status, 401);
});

test('a disabled plugin is still told about itself, one that is away cannot be', async () => {
  await platform.admin.setPluginEnabled({ slug: 'answering', enabled: false });
  const call = { plugin: 'answering', call: 'lifecycle/installed' };
  await until(async () => (await platform.plugin('answering')).state?.name === 'disabled');
  assert.partialDeepStrictEqual(await broker.ask({ ...call, payload: { version: '2' } }), {
    version: '2',
  });
  assert.deepEqual(await failureOf('command/any'), {
    code: 'unavailable',
    message:
      'plugin "answering" cannot be asked: it is disabled: an operator disabled it: it gets no requests and no tasks',
  });
  await platform.credential('absent');
  await until(async () => (await failureOf('command/any', 500, 'absent')).code === 'unavailable');
});

test('without a gateway, and without nats, an ask fails with why', async () => {
  await platform.processes.gateway.kill();
  const { code, message } = await until(async () => {
    const failure = await failureOf('lifecycle/installed');
    return failure.message.includes('no gateway') ? failure : undefined;
  });
  assert.equal(code, 'unavailable');
  assert.match(message, /no gateway is running; try again in a moment/);
});
