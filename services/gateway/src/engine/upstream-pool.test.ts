import assert from 'node:assert/strict';
import test from 'node:test';
import { until } from '../../../../test/support/until.ts';
import { startEngine, startRawClient, startRawOrigin } from './raw-sockets.fixture.ts';
import { closeEndpoint, giveUpstream } from './upstream-pool.ts';
import { openUpstream } from './upstream.ts';
import { instanceEndpoint } from './endpoint.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const nobody = {
  upstreamActs: { connected() {}, data() {}, drained() {}, deaf() {}, closed() {} },
};

test('a connection that was not used for too long is closed when another comes back', async () => {
  await using origin = await startRawOrigin(() => {});
  const endpoint = instanceEndpoint(new URL(origin.origin));
  const [first, second, third] = [1, 2, 3].map(() => openUpstream(endpoint, nobody));
  assert.ok(first && second && third);
  giveUpstream(first, 1_000, 0);
  giveUpstream(second, 1_000, 500);
  giveUpstream(third, 1_000, 1_000);
  assert.deepEqual(endpoint.idle, [second, third]);
  assert.ok(first.socket.destroyed);
  closeEndpoint(endpoint);
});

test('an instance that nobody asks any more ends what is under way, and keeps no connection', async () => {
  let answer = () => {};
  let closed = false;
  await using origin = await startRawOrigin((socket) => {
    answer = () => void socket.write(ok);
    socket.once('close', () => (closed = true));
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await until(() => origin.connections() === 1 && origin.received() !== '');
  const [candidate] = engine.policy.candidates();
  assert.ok(candidate);
  closeEndpoint(candidate.instance.endpoint);
  answer();
  await client.until(/ok$/);
  await until(() => closed, { what: 'its connection is closed' });
});
