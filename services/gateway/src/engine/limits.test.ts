import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../../test/support/until.ts';
import type { Limits } from './limits.ts';
import { startEngine, startRawClient, startRawOrigin } from './raw-sockets.fixture.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n';
const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
/** More than the kernel keeps for both ends of a connection. */
const mostKept = 16_000_000;

async function startBefore(
  answer: (socket: Socket, sofar: string) => void,
  limits: Partial<Limits>,
) {
  const stack = new AsyncDisposableStack();
  const origin = stack.use(await startRawOrigin(answer));
  const engine = stack.use(await startEngine([origin.origin], { lingerMs: 200, ...limits }));
  return { origin, engine, port: engine.port, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

for (const [what, status, request] of [
  ['too long a head', 431, `GET / HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(20_000)}\r\n\r\n`],
  ['a head that never ends', 431, `GET / HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(20_000)}`],
  ['too many headers', 431, `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(200)}\r\n`],
  ['too long a target', 414, `GET /${'b'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  ['a target that never ends', 414, `GET /${'b'.repeat(20_000)}`],
] as const) {
  test(`rule 7: ${what} is refused with ${status}`, async () => {
    await using running = await startBefore(() => {}, {});
    using client = startRawClient(running.port, request);
    const answer = await client.closed();
    assert.equal(answer.slice(0, 13), `HTTP/1.1 ${status} `);
  });
}

test('rule 7: a head that does not come to its end in time is refused with 408, however busy its sender', async () => {
  await using running = await startBefore(() => {}, { headMs: 300 });
  using client = startRawClient(running.port, 'GET / HTTP/1.1\r\nHost: x\r\n');
  const sending = setInterval(() => client.socket.write('A: b\r\n'), 50);
  assert.match(await client.closed(), /^HTTP\/1\.1 408 /);
  clearInterval(sending);
});

test('rule 7: a connection that carries no request is closed', async () => {
  await using running = await startBefore(() => {}, { headMs: 200 });
  using client = startRawClient(running.port);
  assert.equal(await client.closed(), '');
});

test('rule 7: a connection is closed when no further request comes', async () => {
  await using running = await startBefore((socket) => socket.write(`${head}ok`), { idleMs: 200 });
  using client = startRawClient(running.port, get);
  assert.match(await client.closed(), /ok$/);
});

test('rule 7: a body that stops coming is refused with 408, and the instance is let go', async () => {
  await using running = await startBefore(() => {}, { betweenBytesMs: 200 });
  using client = startRawClient(
    running.port,
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf',
  );
  assert.match(await client.closed(), /^HTTP\/1\.1 408 /);
});

test('rule 7: a body that grows too large while its answer is under way breaks that off, and is over', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.endsWith('\r\n\r\n')) socket.write('HTTP/1.1 200 OK\r\n\r\nhalf');
  });
  await using engine = await startEngine([origin.origin], { maxBodyBytes: 10 });
  const request = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
  using client = startRawClient(engine.port, request);
  await client.until(/half$/);
  assert.equal(engine.policy.underWay, 1);
  client.socket.write('b\r\neleven byte\r\n');
  const signal = AbortSignal.timeout(10_000);
  const [error] = (await once(client.socket, 'error', { signal })) as [NodeJS.ErrnoException];
  assert.equal(error.code, 'ECONNRESET');
  assert.equal(engine.policy.underWay, 0);
});

test('rule 7: an instance that does not answer in time is a 504', async () => {
  await using running = await startBefore(() => {}, { answerMs: 200 });
  using client = startRawClient(running.port, get);
  assert.match(
    await client.until(/\r\n\r\n./),
    /^HTTP\/1\.1 504 [^]*patchbay-reason: head-timeout/,
  );
});

test('rule 7: an answer that stops in the middle ends the connection', async () => {
  await using running = await startBefore((socket) => socket.write(`${head}o`), {
    betweenBytesMs: 200,
  });
  using client = startRawClient(running.port, get);
  assert.match(await client.closed(), /\r\n\r\no$/);
});

test('rule 7: an event stream may be silent for longer', async () => {
  const stream = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n';
  await using running = await startBefore(
    (socket) => {
      socket.write(`${stream}data: 1\n\n`);
      setTimeout(() => socket.write('data: 2\n\n'), 600);
    },
    { betweenBytesMs: 200 },
  );
  using client = startRawClient(running.port, get);
  await client.until(/data: 2/);
});

test('rule 7: a client that does not read its answer is ended, and the instance let go', async () => {
  await using running = await startBefore(
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n');
      socket.write(Buffer.alloc(50_000_000));
    },
    { betweenBytesMs: 2_000 },
  );
  using client = startRawClient(running.port, get);
  client.socket.pause();
  await until(() => running.origin.connections() === 1 && running.engine.policy.underWay === 0);
  assert.deepEqual(running.engine.policy.failures, [], 'that it does not read is no fault of it');
});

test('rule 7: slowloris: two hundred slow heads do not keep another request from its answer', async () => {
  await using running = await startBefore((socket) => socket.write(`${head}ok`), { headMs: 1_000 });
  const slow = Array.from({ length: 200 }, () => startRawClient(running.port, 'GET / HT'));
  const sending = setInterval(() => slow.forEach(({ socket }) => socket.write('T')), 100);
  using client = startRawClient(running.port, get);
  await client.until(/ok$/);
  const answers = await Promise.all(slow.map((it) => it.closed()));
  clearInterval(sending);
  assert.ok(answers.every((answer) => /^HTTP\/1\.1 4\d\d /.test(answer)));
});

test('rule 12: an instance that hangs keeps nobody else waiting', async () => {
  await using hung = await startRawOrigin(() => {});
  await using fine = await startRawOrigin((socket) => socket.write(`${head}ok`));
  await using toHung = await startEngine([hung.origin]);
  await using toFine = await startEngine([fine.origin]);
  const waiting = Array.from({ length: 100 }, () => startRawClient(toHung.port, get));
  using client = startRawClient(toFine.port, get);
  await client.until(/ok$/);
  for (const it of waiting) it[Symbol.dispose]();
});

test('rule 7: a client that asks on and on and reads no answer is asked for no more until it reads', async () => {
  const answer = `HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n${'a'.repeat(60_000)}`;
  await using running = await startBefore((socket) => socket.write(answer), {});
  const asked = () => running.origin.received().split('GET ').length - 1;
  using client = startRawClient(running.port);
  client.socket.pause();
  client.socket.write(get.repeat(1_000));
  // Until what the kernel keeps for it is full.
  for (let before = 0; before === 0 || before !== asked(); await sleep(500)) before = asked();
  assert.ok(asked() < 1_000, `${asked()} were answered`);
  client.socket.removeAllListeners('data').resume();
  await until(() => asked() === 1_000, { what: 'all are asked' });
});

test('rule 7: of what a client sends while it waits for an answer only so much is read, and the rest after it', async () => {
  const waiting: Socket[] = [];
  let answers = false;
  // For each request another connection, so that what came on one stays short.
  const answer = `${head.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')}ok`;
  await using running = await startBefore((socket, sofar) => {
    if (!sofar.endsWith('\r\n\r\n')) return;
    if (answers) socket.write(answer);
    else waiting.push(socket);
  }, {});
  using client = startRawClient(running.port, get);
  await until(() => waiting.length === 1, { what: 'it waits for its answer' });
  const requests = `GET / HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(15_000)}\r\n\r\n`.repeat(4);
  let sent = 0;
  while (sent < mostKept && (await isTaken(client.socket, requests))) sent += requests.length;
  assert.ok(sent > 0 && sent < mostKept, `${sent} bytes were taken`);
  answers = true;
  waiting[0]?.write(answer);
  await until(() => client.socket.writableLength === 0, { what: 'the rest is taken' });
});

test('rule 7: who goes on sending after a refusal is read no more, and can still read it', async () => {
  await using running = await startBefore(() => {}, { lingerMs: 600_000 });
  using client = startRawClient(running.port, 'nonsense\r\n\r\n');
  const { socket } = client;
  socket.pause();
  const piece = 'a'.repeat(100_000);
  let sent = 0;
  while (sent < mostKept && (await isTaken(socket, piece))) sent += piece.length;
  assert.ok(sent < mostKept && !socket.destroyed, `${sent} bytes were taken`);
  socket.resume();
  await client.until(/^HTTP\/1\.1 400 /);
});

test('rule 7: who goes on sending after a refusal is ended', async () => {
  await using running = await startBefore(() => {}, { lingerMs: 2_000 });
  using client = startRawClient(running.port, 'nonsense\r\n\r\n', 'a'.repeat(50_000_000));
  await until(() => client.socket.destroyed, { what: 'the connection ends' });
});

async function isTaken(socket: Socket, bytes: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.write(bytes, () => resolve(true));
  return await Promise.race([promise, sleep(3_000, false, { ref: false })]);
}
