import assert from 'node:assert/strict';
import test from 'node:test';
import { until } from '../../../../test/support/until.ts';
import { startEngine, startRawClient, startRawOrigin } from './raw-sockets.fixture.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const get = (more = '') => `GET / HTTP/1.1\r\nHost: x\r\n${more}\r\n`;

/** The answer to a request on a connection of its own. */
async function ask(port: number): Promise<string> {
  using client = startRawClient(port, get('Connection: close\r\n'));
  return await client.closed();
}

/** Asks until it is answered so; returns how often. */
async function askUntil(port: number, answer: RegExp): Promise<number> {
  for (let count = 1; ; count++) if (answer.test(await ask(port))) return count;
}

const failing = /^HTTP\/1\.1 503 [^]*patchbay-reason: failing/;
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
  let requests = 5 + (await askUntil(port, failing));
  // Those that are let through fail.
  for (let i = 0; i < 20; i++) requests += await askUntil(port, failing);
  assert.equal(origin.connections(), requests - 21);
  isWell = true;
  await askUntil(port, /^HTTP\/1\.1 200 /);
  assert.match(await ask(port), /^HTTP\/1\.1 200 /);
  assert.equal(engine.policy.breakerChanges, 2);
  assert.equal(engine.policy.underWay, 0);
});

test('rule 12: who is turned away keeps the connection', async () => {
  await using engine = await startEngine([]);
  using client = startRawClient(engine.port, get());
  await client.until(/^HTTP\/1\.1 502 [^]*no-instance/);
  client.socket.write(get());
  await client.until(/no-instance[^]*HTTP\/1\.1 502 [^]*no-instance/);
});

test('rule 12: as many requests as may wait for an instance that hangs wait; others are turned away at once', async () => {
  await using hung = await startRawOrigin(() => {});
  await using engine = await startEngine([hung.origin], { waitingAtOnce: 2 });
  using first = startRawClient(engine.port, get());
  using second = startRawClient(engine.port, get());
  await until(() => hung.connections() === 2, { what: 'two wait' });
  assert.match(await ask(engine.port), busy);
  assert.equal(hung.connections(), 2);
  assert.equal(first.text() + second.text(), '');
  // Who goes away makes room for another, who waits.
  first.socket.destroy();
  await until(() => engine.policy.underWay === 1, { what: 'the first is gone' });
  using _third = startRawClient(engine.port, get());
  await until(() => hung.connections() === 3, { what: 'another waits' });
});

test('rule 12: an answer that has begun waits for nothing more: any number of streams may be open', async () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n';
  await using origin = await startRawOrigin((socket) => socket.write(head));
  await using engine = await startEngine([origin.origin], { waitingAtOnce: 1 });
  using stack = new DisposableStack();
  for (let i = 0; i < 4; i++) {
    const client = stack.use(startRawClient(engine.port, get()));
    await client.until(/data: 1/);
  }
});
