import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../test/support/until.ts';
import { forwardingTo } from './engine/engine.fixture.ts';
import { listenFront } from './front.ts';

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
    await listenFront({
      listen: '127.0.0.1:0',
      policy,
      endStreams: () => {},
      drainMs: 600_000,
    }),
  );
  return { address: front.address, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test('a connection that never carried a request does not delay the end', async () => {
  const front = await startFront((_req, res) => res.end());
  const [host = '', port] = front.address.split(':');
  const unused = connect(Number(port), host);
  await once(unused, 'connect');
  const closed = once(unused, 'close');
  unused.resume();
  await front[Symbol.asyncDispose]();
  await closed;
});

test('rule 11: a request under way is answered before the end, and its connection with it', async () => {
  const asked = Promise.withResolvers<ServerResponse>();
  const front = await startFront((_req, res) => asked.resolve(res));
  const answered = once(get(`http://${front.address}/`), 'response');
  const answer = await asked.promise;
  const ended = front[Symbol.asyncDispose]();
  await sleep(100);
  answer.end('done');
  const [response] = (await answered) as [IncomingMessage];
  assert.equal(response.headers.connection, 'close');
  response.resume();
  await ended;
});

test('rule 11: an answer that had begun is completed, and its connection ends with it too', async () => {
  const asked = Promise.withResolvers<ServerResponse>();
  const front = await startFront((_req, res) => {
    res.writeHead(200, { 'content-length': '4' }).write('ha');
    asked.resolve(res);
  });
  const [host = '', port] = front.address.split(':');
  const socket = connect(Number(port), host).setEncoding('latin1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  let text = '';
  socket.on('data', (piece: string) => (text += piece));
  await until(() => text.endsWith('ha'));
  const ended = front[Symbol.asyncDispose]();
  (await asked.promise).end('lf');
  await once(socket, 'close');
  assert.match(text, /half$/);
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
