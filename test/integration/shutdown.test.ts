import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import test, { after, before } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { startExample } from '../support/example.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
const held = new DisposableStack();

before(async () => {
  platform = await startPlatform();
});
after(async () => {
  held.dispose();
  await platform?.[Symbol.asyncDispose]();
});

/** A peer that says nothing, and does not notice that the other side closes. */
async function holdConnection(address: string): Promise<void> {
  const [host = '', port] = address.split(':');
  const socket = connect({ host, port: Number(port), allowHalfOpen: true });
  await once(socket, 'connect');
  held.defer(() => socket.destroy());
}

test('BGT-30 a plugin ends by itself with its tasks under way', async () => {
  const plugin = await startExample(platform, 'timer-example');
  assert.equal(await plugin.stop(), 'exit 0');
});

test('the gateway ends with WebSockets, event streams and a request without an answer', async () => {
  const session = await signInAsFirst(platform);
  await using plugin = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential('lasting'),
    manifest: { slug: 'lasting', version: '1.0.0' },
    onRequest(request, response) {
      if (request.url === '/probe') response.end();
      if (request.url === '/events') {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
      }
    },
  });
  const sockets = new WebSocketServer({ server: plugin.server });
  held.defer(() => sockets.close());
  await until(async () => (await session.fetch('/p/lasting/probe')).ok);

  const url = `ws://${platform.addresses.gateway}/p/lasting/socket`;
  const headers = { cookie: session.cookie, origin: platform.gatewayUrl };
  const socket = new WebSocket(url, { headers });
  await once(socket, 'open');
  const closed = once(socket, 'close');
  for (const path of ['/p/lasting/events', '/-/events']) {
    assert.equal((await session.fetch(path)).status, 200);
  }
  const unanswered = session.fetch('/p/lasting/silence').catch(() => undefined);
  await holdConnection(platform.addresses.gateway);

  assert.equal(await platform.processes.gateway.stop(), 'exit 0');
  assert.equal((await closed)[0], 1001);
  assert.equal(await unanswered, undefined);
});

test('scheduler and registry end with watchers, and with peers that do not close', async () => {
  const { registry, registryHttp, scheduler, schedulerHttp } = platform.addresses;
  for (const address of [registry, registryHttp, scheduler, schedulerHttp]) {
    await holdConnection(address);
  }
  const watch = platform.catalog.watch({})[Symbol.asyncIterator]();
  await watch.next();
  const ended = watch.next().catch(() => undefined);
  assert.equal(await platform.processes.scheduler.stop(), 'exit 0');
  assert.equal(await platform.processes.registry.stop(), 'exit 0');
  await ended;
});
