import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../../test/support/until.ts';
import { startEngine, startRawClient, startRawOrigin } from './raw-sockets.fixture.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const post = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n';
const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

/** The answer to a request on a connection of its own. */
async function ask(port: number, what = 'GET /'): Promise<string> {
  const request = `${what} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
  using client = startRawClient(port, request);
  return await client.closed();
}

/** Asks until it is answered so; returns how often. */
async function askUntil(port: number, answer: RegExp): Promise<number> {
  for (let count = 1; ; count++) if (answer.test(await ask(port))) return count;
}

const failing503 = /^HTTP\/1\.1 503 [^]*patchbay-reason: failing/;
const busy = /^HTTP\/1\.1 503 [^]*patchbay-reason: busy/;

test('rule 12: an instance that fails again and again is asked now and then only, until it answers', async () => {
  let isWell = false;
  await using origin = await startRawOrigin((socket) => {
    if (isWell) socket.write(ok);
    else socket.destroy();
  });
  await using engine = await startEngine([origin.origin]);
  const { port } = engine;
  for (let i = 0; i < 5; i++) assert.match(await ask(port), /^HTTP\/1\.1 502 /);
  let requests = 5 + (await askUntil(port, failing503));
  // Those that are let through fail.
  for (let i = 0; i < 20; i++) requests += await askUntil(port, failing503);
  assert.equal(origin.connections(), requests - 21);
  isWell = true;
  await askUntil(port, /^HTTP\/1\.1 200 /);
  assert.match(await ask(port), /^HTTP\/1\.1 200 /);
  const { breakerChanges } = engine.policy;
  assert.deepEqual(
    breakerChanges.map(({ to }) => to),
    ['open', 'closed'],
  );
  assert.equal(engine.policy.underWay, 0);
});

test('rule 12: another instance closes the breaker, which is told once, and a late answer of the one before says nothing of it', async () => {
  const late: Socket[] = [];
  await using hung = await startRawOrigin((socket) => void late.push(socket));
  await using failing = await startRawOrigin((socket) => socket.destroy());
  await using fine = await startRawOrigin((socket) => socket.write(ok));
  await using engine = await startEngine([hung.origin]);
  const { port, policy } = engine;
  using waits = startRawClient(port, get);
  await until(() => late.length === 1, { what: 'one waits' });
  policy.sendTo([failing.origin]);
  for (let i = 0; i < 5; i++) assert.match(await ask(port), /^HTTP\/1\.1 502 /);
  late[0]?.write(ok);
  await waits.until(/^HTTP\/1\.1 200 /);
  assert.deepEqual(
    policy.breakerChanges.map(({ to }) => to),
    ['open'],
  );
  await askUntil(port, failing503);
  policy.sendTo([fine.origin]);
  for (let i = 0; i < 3; i++) assert.match(await ask(port), /^HTTP\/1\.1 200 /);
  assert.deepEqual(policy.breakerChanges.slice(1), [{ to: 'closed', because: 'replaced' }]);
});

test('rule 12: who is turned away keeps the connection', async () => {
  await using engine = await startEngine([]);
  using client = startRawClient(engine.port, get);
  await client.until(/^HTTP\/1\.1 502 [^]*no-instance/);
  client.socket.write(get);
  await client.until(/no-instance[^]*HTTP\/1\.1 502 [^]*no-instance/);
});

test('rule 12: as many requests as may wait for an instance that hangs wait; others are turned away at once', async () => {
  await using hung = await startRawOrigin(() => {});
  await using engine = await startEngine([hung.origin], { waitingAtOnce: 2 });
  using first = startRawClient(engine.port, get);
  using second = startRawClient(engine.port, get);
  await until(() => hung.connections() === 2, { what: 'two wait' });
  assert.match(await ask(engine.port), busy);
  assert.equal(hung.connections(), 2);
  assert.equal(first.text() + second.text(), '');
  // Who goes away makes room for another, who waits.
  first.socket.destroy();
  await until(() => engine.policy.underWay === 1, { what: 'the first is gone' });
  using _third = startRawClient(engine.port, get);
  await until(() => hung.connections() === 3, { what: 'another waits' });
});

test('rule 12: an answer that has begun waits for nothing more: any number of streams may be open', async () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n';
  await using origin = await startRawOrigin((socket) => socket.write(head));
  await using engine = await startEngine([origin.origin], { waitingAtOnce: 1 });
  using stack = new DisposableStack();
  for (let i = 0; i < 4; i++) {
    const client = stack.use(startRawClient(engine.port, get));
    await client.until(/data: 1/);
  }
});

test('rule 12: a request whose body is still to come waits for no instance', async () => {
  await using hung = await startRawOrigin(() => {});
  await using engine = await startEngine([hung.origin], { waitingAtOnce: 1 });
  using upload = startRawClient(engine.port, `${post}ha`);
  await until(() => hung.received().includes('ha'), { what: 'the upload is under way' });
  using _waits = startRawClient(engine.port, get);
  await until(() => hung.connections() === 2, { what: 'another is asked' });
  assert.match(await ask(engine.port), busy);
  // The upload waits as soon as it is complete, and another gets its room when it is gone.
  _waits.socket.destroy();
  upload.socket.write('lf');
  await until(() => hung.received().endsWith('lf') && engine.policy.underWay === 1);
  assert.match(await ask(engine.port), busy);
  upload.socket.destroy();
  await until(() => engine.policy.underWay === 0, { what: 'it is gone' });
  using _third = startRawClient(engine.port, get);
  await until(() => hung.connections() === 3, { what: 'another waits' });
});

test('rule 12: any number may wait for what is said to be a stream', async () => {
  await using hung = await startRawOrigin(() => {});
  const limits = { waitingAtOnce: 1, countsAsWaiting: false };
  await using engine = await startEngine([hung.origin], limits);
  using _first = startRawClient(engine.port, get);
  using _second = startRawClient(engine.port, get);
  await until(() => hung.connections() === 2, { what: 'both wait' });
});

test('rule 12: where one instance takes no more, another that has more under way is asked', async () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n';
  const answerStreams = (socket: Socket, sofar: string) => {
    if (sofar.startsWith('GET /hang ')) return;
    socket.write(sofar.startsWith('GET /stream ') ? head : ok);
  };
  await using one = await startRawOrigin(answerStreams);
  await using other = await startRawOrigin(answerStreams);
  await using engine = await startEngine([one.origin, other.origin], { waitingAtOnce: 1 });
  using stack = new DisposableStack();
  const get1 = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  stack.use(startRawClient(engine.port, get1('/hang')));
  await until(() => one.connections() + other.connections() === 1, { what: 'one hangs' });
  for (let i = 0; i < 3; i++) {
    await stack.use(startRawClient(engine.port, get1('/stream'))).until(/data: 1/);
  }
  assert.match(await ask(engine.port), /^HTTP\/1\.1 200 /);
});

test('rule 12: an upload that is cut off before its end counts for nobody', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.startsWith('POST')) socket.destroy();
    else socket.write(ok);
  });
  await using engine = await startEngine([origin.origin]);
  for (let i = 0; i < 6; i++) {
    using client = startRawClient(engine.port, `${post}ha`);
    await client.until(/^HTTP\/1\.1 502 [^]*patchbay-reason: reset/);
  }
  assert.match(await ask(engine.port), /^HTTP\/1\.1 200 /);
  assert.deepEqual(engine.policy.breakerChanges, []);
});

test('rule 12: one that was let through and is cut off in its upload is not under way any more', async () => {
  await using origin = await startRawOrigin((socket) => socket.destroy());
  await using engine = await startEngine([origin.origin]);
  const { port, policy } = engine;
  for (let i = 0; i < 5; i++) assert.match(await ask(port), /^HTTP\/1\.1 502 /);
  await until(
    async () => {
      using client = startRawClient(port, `${post}ha`);
      return (await client.until(/\r\n\r\n/)).startsWith('HTTP/1.1 502 ');
    },
    { what: 'an upload is let through' },
  );
  assert.equal(policy.breaker.probedAt, 0);
  assert.equal(policy.breaker.failures, 5, 'it says nothing of the instance');
});

test('rule 12: one that was let through on a connection that the instance had closed proves nothing: the next may', async () => {
  const together: Socket[] = [];
  const kept = ok.replace('OK\r\n', 'OK\r\nKeep-Alive: timeout=60\r\n');
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.includes('/nonsense')) return void socket.write('nonsense\r\n\r\n');
    if (sofar.includes('/close')) return void socket.destroy();
    together.push(socket);
    // At first all at once, so that each has a connection of its own.
    if (together.length === 6) for (const it of together) it.write(kept);
    else if (together.length > 6) socket.write(kept);
  });
  await using engine = await startEngine([origin.origin]);
  const { port, policy } = engine;
  await Promise.all(Array.from({ length: 6 }, () => ask(port)));
  for (let i = 0; i < 5; i++) assert.match(await ask(port, 'GET /nonsense'), /reason: broken/);
  await until(async () => /reason: reset/.test(await ask(port, 'POST /close')), {
    what: 'one is let through',
  });
  assert.equal(origin.connections(), 6, 'it was one that was kept');
  assert.equal(policy.breaker.probedAt, 0);
  assert.match(await ask(port), /^HTTP\/1\.1 200 /);
});

test("rule 12: an upload that takes most of the time that its route has is the client's fault", async () => {
  await using hung = await startRawOrigin(() => {});
  await using engine = await startEngine([hung.origin], { maxMs: 1_500 });
  const clients = Array.from({ length: 6 }, () => startRawClient(engine.port, `${post}ha`));
  await until(() => hung.connections() === 6, { what: 'all are under way' });
  await sleep(1_000);
  for (const { socket } of clients) socket.write('lf');
  const answers = await Promise.all(clients.map((it) => it.closed()));
  for (const answer of answers) assert.match(answer, /patchbay-reason: request-timeout/);
  assert.deepEqual([engine.policy.breakerChanges, engine.policy.failures], [[], []]);
});
