import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import test from 'node:test';
import { startEngine, startRawClient, startRawOrigin } from './raw-sockets.fixture.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const request = (method: string, more = '', body = '') =>
  `${method} / HTTP/1.1\r\nHost: x\r\n${more}\r\n${body}`;

/** Answers the first request of a connection, and does something else at the second. */
async function startSpiteful(
  atSecond: (socket: Socket) => void,
  limits?: Parameters<typeof startEngine>[1],
) {
  const stack = new AsyncDisposableStack();
  const origin = stack.use(
    await startRawOrigin((socket, sofar) => {
      const count = sofar.match(/ HTTP\/1\.1\r\n/g)?.length ?? 0;
      if (count > 1) atSecond(socket);
      else socket.write(ok);
    }),
  );
  const engine = stack.use(await startEngine([origin.origin], limits));
  const client = stack.use(startRawClient(engine.port, request('GET')));
  await client.until(/ok$/);
  return { origin, engine, client, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
  test(`rule 6: ${method} on a kept connection that closes without a byte is sent once more`, async () => {
    await using running = await startSpiteful((socket) => socket.destroy());
    running.client.socket.write(request(method));
    await running.client.until(/ok[^]*HTTP\/1\.1 200 [^]*\r\n\r\n/);
    assert.equal(running.origin.connections(), 2);
  });
}

for (const method of ['POST', 'PATCH']) {
  test(`rule 6: ${method} is never sent twice`, async () => {
    await using running = await startSpiteful((socket) => socket.destroy());
    running.client.socket.write(request(method, 'Content-Length: 1\r\n', 'x'));
    await running.client.until(/ok[^]*HTTP\/1\.1 502 /);
    assert.equal(running.origin.received().match(/POST|PATCH/g)?.length, 1);
  });
}

test('rule 6: what reached nobody is sent to another instance, whatever its method', async () => {
  const gone = await startRawOrigin(() => {});
  await gone[Symbol.asyncDispose]();
  await using there = await startRawOrigin((socket, sofar) => {
    if (sofar.endsWith('x')) socket.write(ok);
  });
  await using engine = await startEngine([gone.origin, there.origin]);
  for (const body of [
    'Content-Length: 1\r\n\r\nx',
    'Content-Length: 20000\r\n\r\n'.padEnd(20_025, 'x'),
  ]) {
    using client = startRawClient(engine.port);
    for (let i = 1; i <= 4; i++) {
      client.socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${body}`);
      await client.until(new RegExp(`^(HTTP/1\\.1 200 [^]*ok){${i}}$`));
    }
  }
  assert.deepEqual(
    engine.policy.failures.map(({ reason }) => reason),
    ['unreachable'],
  );
});

test('a request that arrived whole, and failed, leaves its connection to the next', async () => {
  await using running = await startSpiteful((socket) => socket.destroy());
  const { socket } = running.client;
  socket.write(request('POST', 'Content-Length: 1\r\n', 'x'));
  await running.client.until(/ok[^]*HTTP\/1\.1 502 [^]*\r\n\r\n/);
  socket.write(request('GET'));
  await running.client.until(/ 502 [^]*HTTP\/1\.1 200 [^]*ok$/);
});

test('rule 6: that the second connection hangs is no fault of a client whose body nobody asked for yet', async () => {
  await using running = await startSpiteful((socket) => socket.destroy(), { connectMs: 1_500 });
  const [candidate] = running.engine.policy.candidates();
  assert.ok(candidate);
  // Its name is looked up for ever.
  Object.assign(candidate.instance.endpoint.connectTo, { host: 'hung.test', lookup() {} });
  running.client.socket.write(request('PUT', 'Expect: 100-continue\r\nContent-Length: 5\r\n'));
  await running.client.until(/ok[^]*patchbay-reason: connect-timeout/);
});

test('rule 6: a request is not sent again once a byte of its answer came', async () => {
  await using running = await startSpiteful((socket) => socket.end('H'));
  running.client.socket.write(request('GET'));
  await running.client.until(/ok[^]*HTTP\/1\.1 502 /);
  assert.equal(running.origin.connections(), 1);
});

test('rule 6: a request is not sent again once its body was streamed', async () => {
  await using running = await startSpiteful((socket) => socket.destroy());
  running.client.socket.write(
    request('PUT', 'Transfer-Encoding: chunked\r\n', '1\r\nx\r\n0\r\n\r\n'),
  );
  await running.client.until(/ok[^]*HTTP\/1\.1 502 /);
  assert.equal(running.origin.connections(), 1);
});

test('rule 6: a request is sent again once, not for ever', async () => {
  await using origin = await startRawOrigin((socket) => socket.destroy());
  await using other = await startRawOrigin((socket) => socket.destroy());
  await using engine = await startEngine([origin.origin, other.origin]);
  using client = startRawClient(engine.port, request('GET'));
  await client.until(/^HTTP\/1\.1 502 [^]*patchbay-reason: reset/);
  assert.equal(origin.connections() + other.connections(), 2);
});

test('rule 9: what an instance that is gone does not take, another gets; it is asked for nothing for a while', async () => {
  const gone = await startRawOrigin(() => {});
  await gone[Symbol.asyncDispose]();
  await using there = await startRawOrigin((socket) => socket.write(ok));
  await using engine = await startEngine([gone.origin, there.origin]);
  using client = startRawClient(engine.port);
  for (let i = 1; i <= 10; i++) {
    client.socket.write(request('GET'));
    await client.until(new RegExp(`(ok[^]*){${i}}$`));
  }
  assert.equal(engine.policy.failures.length, 1);
});
