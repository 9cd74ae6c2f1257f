import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenFront } from './front.ts';

const answerMs = 200;

function startFront() {
  return listenFront({
    listen: '127.0.0.1:0',
    pages: (_req, res) => void setTimeout(() => res.end('done'), answerMs),
    pluginRequests: async () => {},
    websockets: async () => {},
    endStreams: () => {},
  });
}

test('a connection that never carried a request does not delay the end', async () => {
  const front = await startFront();
  const [host = '', port] = front.address.split(':');
  const unused = connect(Number(port), host);
  await once(unused, 'connect');
  const closed = once(unused, 'close');
  const stoppedAt = performance.now();
  await front[Symbol.asyncDispose]();
  assert.ok(performance.now() - stoppedAt < 1_000);
  await closed;
});

test('a request under way is answered before the end', async () => {
  const front = await startFront();
  const answered = once(get(`http://${front.address}/`), 'response');
  await sleep(answerMs / 3);
  await front[Symbol.asyncDispose]();
  const [response] = (await answered) as [IncomingMessage];
  assert.equal((await Array.fromAsync(response)).join(''), 'done');
});

test('an offer of HTTP/2 is passed over, and the request answered', async (t) => {
  const front = await startFront();
  t.after(() => front[Symbol.asyncDispose]());
  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AA' };
  const [response] = (await once(get(`http://${front.address}/`, { headers }), 'response')) as [
    IncomingMessage,
  ];
  assert.equal(response.statusCode, 200);
  response.resume();
});
