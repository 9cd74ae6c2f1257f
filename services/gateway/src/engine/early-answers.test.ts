import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../../test/support/until.ts';
import { startEngine, startRawClient, startRawOrigin } from './raw-sockets.fixture.ts';

const post = (length: number, more = '') =>
  `POST / HTTP/1.1\r\nHost: x\r\n${more}Content-Length: ${length}\r\n\r\n`;
const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const head = (length: number, more = '') =>
  `HTTP/1.1 200 OK\r\n${more}Content-Length: ${length}\r\n\r\n`;

/** Answers as soon as the head of a request is there, with what it gives for the socket. */
async function startEarly(
  answer: (socket: Socket) => void,
  limits: Parameters<typeof startEngine>[1] = {},
) {
  const stack = new AsyncDisposableStack();
  let socket: Socket | undefined;
  const origin = stack.use(
    await startRawOrigin((of, sofar) => {
      if (socket === of && !/GET [^]*\r\n\r\n$/.test(sofar.slice(-200))) return;
      socket = of;
      answer(of);
    }),
  );
  const engine = stack.use(await startEngine([origin.origin], { lingerMs: 300, ...limits }));
  return {
    origin,
    engine,
    port: engine.port,
    socket: () => socket,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Begins an answer that is longer than what the kernel keeps of it. */
function answerLong(socket: Socket): void {
  socket.write(head(100_000_000));
  socket.write(Buffer.alloc(50_000_000));
}

/** Until nobody reads what it writes. */
async function stuck(socket: () => Socket | undefined): Promise<void> {
  let before: number | undefined;
  await until(
    async () => {
      const last = before;
      before = socket()?.bytesWritten;
      await sleep(300);
      return before !== undefined && before === last && socket()?.bytesWritten === last;
    },
    { what: 'what it writes is not read' },
  );
}

test('rule 7: a client that does not read its answer is at fault also once it has sent its request to the end', async () => {
  await using running = await startEarly(answerLong, { betweenBytesMs: 4_000 });
  using client = startRawClient(running.port, post(8), 'half');
  client.socket.pause();
  await stuck(running.socket);
  client.socket.write('half');
  await until(() => running.origin.received().endsWith('halfhalf'), { what: 'it is sent' });
  await until(() => running.engine.policy.underWay === 0, { what: 'it is ended' });
  assert.deepEqual(running.engine.policy.failures, []);
});

test('rule 7: a client that has read what came of its answer, and does not send the rest of its request, is at fault', async () => {
  await using running = await startEarly(answerLong, { betweenBytesMs: 3_000 });
  using client = startRawClient(running.port, post(12), 'half');
  client.socket.pause();
  await stuck(running.socket);
  client.socket.resume();
  await until(() => client.text().length > 50_000_000, { what: 'all is read' });
  client.socket.write('half');
  await client.closed();
  assert.deepEqual(running.engine.policy.failures, []);
});

test('rule 7: an answer that has begun may wait for the end of its request, as long as that comes', async () => {
  const limits = { betweenBytesMs: 3_000 };
  await using running = await startEarly((socket) => socket.write(head(2)), limits);
  const count = 50;
  using client = startRawClient(running.port, post(count));
  await client.until(/\r\n\r\n$/);
  for (let i = 0; i < count; i++) {
    client.socket.write('x');
    await sleep(100);
  }
  await until(() => running.origin.received().endsWith('x'.repeat(count)));
  running.socket()?.write('ok');
  await client.until(/ok$/);
});

test('rule 7: a request may pause for as long as its answer comes', async () => {
  const limits = { betweenBytesMs: 3_000 };
  const count = 50;
  await using running = await startEarly((socket) => socket.write(head(count)), limits);
  using client = startRawClient(running.port, post(8), 'half');
  await client.until(/\r\n\r\n$/);
  for (let i = 0; i < count; i++) {
    running.socket()?.write('x');
    await sleep(100);
  }
  await until(() => client.text().endsWith('x'.repeat(count)), { what: 'the answer is there' });
  client.socket.write('half');
  await until(() => running.origin.received().endsWith('halfhalf'), { what: 'the rest is sent' });
});

for (const [what, more] of [
  ['an answer', ''],
  ['an event stream', 'Content-Type: text/event-stream\r\n'],
] as const) {
  test(`rule 7: where neither ${what} nor its request goes on, the client is at fault that has to send`, async () => {
    const limits = { betweenBytesMs: 3_000 };
    await using running = await startEarly(
      (socket) => socket.write(`${head(9, more)}half`),
      limits,
    );
    using client = startRawClient(running.port, post(8), 'half');
    assert.match(await client.closed(), /half$/);
    assert.deepEqual(running.engine.policy.failures, []);
    assert.equal(running.engine.policy.underWay, 0);
  });
}

test('rule 8: a request that is answered before its end is sent on to it, and both connections go on', async () => {
  await using running = await startEarly((socket) => socket.write(`${head(2)}ok`));
  const body = Buffer.alloc(3_000_000, 'x');
  using client = startRawClient(running.port, post(body.length + 3), body);
  assert.doesNotMatch(await client.until(/ok$/), /Connection: close/);
  assert.equal(running.engine.policy.underWay, 1);
  client.socket.write(`end${get}`);
  await client.until(/ok[^]*ok$/);
  assert.ok(running.origin.received().includes(`${'x'.repeat(body.length)}end`));
  assert.equal(running.origin.connections(), 1);
  assert.equal(running.engine.policy.underWay, 0);
});

test('rule 8: a chunked request whose chunked answer is complete is sent on with its trailers', async () => {
  const answer = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n';
  await using running = await startEarly((socket) => socket.write(answer));
  using client = startRawClient(
    running.port,
    'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n',
  );
  await client.until(/ok\r\n0\r\n\r\n$/);
  client.socket.write('4\r\nhalf\r\n0\r\nX-Sum: 1\r\n\r\n');
  await until(() => running.origin.received().endsWith('half\r\n0\r\nX-Sum: 1\r\n\r\n'));
  client.socket.write(get);
  await client.until(/ok\r\n0\r\n\r\n[^]*ok\r\n0\r\n\r\n$/);
  assert.equal(running.origin.connections(), 1);
});

for (const [what, answerMore, requestMore] of [
  ['says that it closes the connection', 'Connection: close\r\n', ''],
  ['answers in place of 100', '', 'Expect: 100-continue\r\n'],
] as const) {
  test(`rule 8: an instance that ${what} before the end of a request gets no more of it, and the client is told`, async () => {
    await using running = await startEarly((socket) => socket.write(`${head(2, answerMore)}ok`));
    using client = startRawClient(running.port, post(8, requestMore));
    assert.match(await client.until(/ok$/), /\r\nConnection: close\r\n/);
    await until(() => running.socket()?.destroyed === true, { what: 'the instance is let go' });
    client.socket.write('halfhalf');
    await client.closed();
    assert.doesNotMatch(running.origin.received(), /half/);
    assert.equal(running.engine.policy.underWay, 0);
  });
}

test('rule 8: an instance that asks for the rest of a request, and answers before it, gets it', async () => {
  const answers = `HTTP/1.1 100 Continue\r\n\r\n${head(2)}ok`;
  await using running = await startEarly((socket) => socket.write(answers));
  using client = startRawClient(running.port, post(8, 'Expect: 100-continue\r\n'));
  assert.match(await client.until(/ok$/), /^HTTP\/1\.1 100 Continue\r\n/);
  client.socket.write(`halfhalf${get}`);
  await client.until(/ok[^]*ok$/);
  assert.match(running.origin.received(), /\r\n\r\nhalfhalf/);
  assert.equal(running.origin.connections(), 1);
});

for (const [what, act, limits] of [
  ['ends', (socket: Socket) => socket.destroy(), {}],
  ['says more', (socket: Socket) => void socket.write('more'), {}],
  ['takes no more', (socket: Socket) => void socket.pause(), { betweenBytesMs: 1_500 }],
] as const) {
  test(`rule 9: an instance that ${what} after its answer, and before the end of the request, leaves the answer whole and is not blamed`, async () => {
    const limit = limits as Parameters<typeof startEngine>[1];
    await using running = await startEarly((socket) => socket.write(`${head(2)}ok`), limit);
    using client = startRawClient(running.port, post(100_000_000), 'half');
    await client.until(/ok$/);
    const socket = running.socket();
    assert.ok(socket);
    act(socket);
    client.socket.write(Buffer.alloc(50_000_000));
    await until(() => running.engine.policy.underWay === 0, { what: 'it is over' });
    await until(() => client.socket.closed, { what: 'the connection ends' });
    assert.match(client.text(), /\r\n\r\nok$/);
    assert.deepEqual(running.engine.policy.failures, []);
  });
}

test('rule 7: a request that grows too large after its answer is sent on no more', async () => {
  const limits = { maxBodyBytes: 10 };
  await using running = await startEarly((socket) => socket.write(`${head(2)}ok`), limits);
  const request = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n';
  using client = startRawClient(running.port, request);
  await client.until(/ok$/);
  client.socket.write('b\r\neleven byte\r\n');
  assert.match(await client.closed(), /ok$/);
  assert.doesNotMatch(running.origin.received(), /eleven/);
  assert.equal(running.engine.policy.underWay, 0);
});

test('rule 9: an instance that refuses an upload, and closes with the rest unread, is heard to the end, and is not blamed', async () => {
  const refusal = 'HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno';
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.length < 1_000_000) return;
    socket.write(refusal);
    socket.resetAndDestroy();
  });
  await using engine = await startEngine([origin.origin]);
  const body = Buffer.alloc(10_000_000);
  for (let i = 0; i < 25; i++) {
    using client = startRawClient(engine.port, post(body.length), body);
    assert.match(await client.until(/\r\n\r\n/), /^HTTP\/1\.1 413 /, `upload ${i}`);
    await until(() => engine.policy.underWay === 0);
  }
  assert.deepEqual(engine.policy.failures, []);
});

test('rule 9: a body that breaks after its answer ends the connection, and what follows on it is no request', async () => {
  await using running = await startEarly((socket) => socket.write(`${head(2)}ok`));
  const request = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n';
  for (const broken of ['no size\r\n', '0\r\nContent-Length: 5\r\n\r\n']) {
    using client = startRawClient(running.port, request);
    await client.until(/ok$/);
    client.socket.write(`${broken}GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n`);
    assert.match(await client.closed(), /\r\n\r\nok$/);
    await until(() => running.engine.policy.underWay === 0);
  }
  assert.doesNotMatch(running.origin.received(), /smuggled/);
  assert.deepEqual(running.engine.policy.failures, []);
});
