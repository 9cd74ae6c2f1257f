import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { forwardingTo } from './engine/engine.fixture.ts';
import { listenFront } from './front.ts';

const answerMs = 200;

async function startFront(onRequest: RequestListener) {
  const stack = new AsyncDisposableStack();
  const origin = createServer(onRequest).listen(0, '127.0.0.1');
  await once(origin, 'listening');
  stack.defer(() => {
    origin.closeAllConnections();
    origin.close();
  });
  const { port } = origin.address() as AddressInfo;
  const policy = forwardingTo([`http://127.0.0.1:${port}`]);
  const front = stack.use(
    await listenFront({ listen: '127.0.0.1:0', policy, endStreams: () => {} }),
  );
  return { address: front.address, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const slowly: RequestListener = (_req, res) => void setTimeout(() => res.end('done'), answerMs);

test('a connection that never carried a request does not delay the end', async () => {
  const front = await startFront(slowly);
  const [host = '', port] = front.address.split(':');
  const unused = connect(Number(port), host);
  await once(unused, 'connect');
  const closed = once(unused, 'close');
  unused.resume();
  const stoppedAt = performance.now();
  await front[Symbol.asyncDispose]();
  assert.ok(performance.now() - stoppedAt < 1_000);
  await closed;
});

test('rule 11: a request under way is answered before the end, and its connection with it', async () => {
  const front = await startFront(slowly);
  const answered = once(get(`http://${front.address}/`), 'response');
  await sleep(answerMs / 2);
  const ended = front[Symbol.asyncDispose]();
  const [response] = (await answered) as [IncomingMessage];
  assert.equal(response.headers.connection, 'close');
  response.resume();
  await ended;
});

test('a client that offers HTTP/2 is answered in HTTP/1.1, and nobody behind hears of the offer', async () => {
  let seen: IncomingMessage | undefined;
  await using front = await startFront((req, res) => {
    seen = req;
    res.end();
  });
  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AA' };
  const [response] = (await once(get(`http://${front.address}/`, { headers }), 'response')) as [
    IncomingMessage,
  ];
  assert.equal(response.statusCode, 200);
  assert.deepEqual(
    [seen?.headers.upgrade, seen?.headers['http2-settings']],
    [undefined, undefined],
  );
  response.resume();
});
