import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEngine, startRawClient, startRawOrigin } from './raw-sockets.fixture.ts';

const get = (path = '/', more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;

/** An engine before an origin that answers each request with these bytes. */
async function startBefore(answer: string, { thenEnds = false } = {}) {
  const stack = new AsyncDisposableStack();
  const origin = stack.use(
    await startRawOrigin((socket, sofar) => {
      if (!sofar.endsWith('\r\n\r\n')) return;
      socket.write(Buffer.from(answer, 'latin1'));
      if (thenEnds) socket.end();
    }),
  );
  const engine = stack.use(await startEngine([origin.origin]));
  return { origin, engine, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const unreadable: Record<string, string> = {
  'that is no HTTP': 'SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n',
  'with two lengths':
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'with two different lengths':
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok',
  'with an odd length': 'HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nok',
  'with an unknown encoding': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n',
  'with bare LFs': 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok',
  'with a bare CR in a header': 'HTTP/1.1 200 OK\r\nA: b\rSet-Cookie: c=d\r\n\r\n',
  'with a folded header': 'HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n',
  'with an odd status': 'HTTP/1.1 2x0 OK\r\n\r\n',
  'with a status out of range': 'HTTP/1.1 999 OK\r\n\r\n',
  'with a head that never ends': `HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(5_000)}`,
  'with interim answers only': 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(40),
};

for (const [what, bytes] of Object.entries(unreadable)) {
  test(`rule 7: an answer ${what} is a 502 that says so, and its connection is not used again`, async () => {
    await using running = await startBefore(bytes);
    for (const count of [1, 2]) {
      using client = startRawClient(running.engine.port, get());
      await client.until(/HTTP\/1\.1 502 [^]*patchbay-reason: broken[^]*\r\n\r\n/);
      assert.equal(running.origin.connections(), count);
    }
  });
}

for (const [what, bytes] of [
  ['its length', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort'],
  ['its chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'],
] as const) {
  test(`rule 9: an answer that ends before ${what} say ends the client's connection, incomplete`, async () => {
    await using running = await startBefore(bytes, { thenEnds: true });
    using client = startRawClient(running.engine.port, get() + get('/next'));
    const answer = await client.closed();
    assert.equal(answer.match(/HTTP\/1\.1 \d/g)?.length, 1);
    assert.ok(!answer.endsWith('0\r\n\r\n'));
  });
}

test('rule 9: broken chunks end the connection of the client, incomplete', async () => {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  await using running = await startBefore(`${head}5\r\nhello\r\nzz\r\n`);
  using client = startRawClient(running.engine.port, get());
  assert.ok(!(await client.closed()).endsWith('0\r\n\r\n'));
});

test('an answer longer than its length is cut there, and what was too much answers nobody', async () => {
  const lie =
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil';
  await using running = await startBefore(lie);
  for (const count of [1, 2, 3]) {
    using client = startRawClient(running.engine.port, get());
    assert.match(await client.until(/ok$/), /ok$/);
    await sleep(20);
    assert.ok(!client.text().includes('evil'));
    assert.equal(running.origin.connections(), count);
  }
});

test('what an idle connection says unasked answers nobody', async () => {
  const closed = Promise.withResolvers<void>();
  await using origin = await startRawOrigin((socket, sofar) => {
    if (!sofar.endsWith('\r\n\r\n')) return;
    socket.once('close', () => closed.resolve());
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil'), 20);
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, get());
  await client.until(/ok$/);
  await closed.promise;
  client.socket.write(get());
  await client.until(/ok[^]*ok$/);
  assert.equal(origin.connections(), 2);
});

test('an answer without a length lasts until its connection ends, and so does the client’s', async () => {
  await using running = await startBefore('HTTP/1.1 200 OK\r\n\r\nall of it', { thenEnds: true });
  using client = startRawClient(running.engine.port, get());
  assert.match(await client.closed(), /\r\nConnection: close\r\n\r\nall of it$/);
});

test('rule 9: one that breaks off instead is reset, since its end would look like the proper one', async () => {
  await using origin = await startRawOrigin((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\nhalf');
    setTimeout(() => socket.resetAndDestroy(), 50);
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, get());
  const [error] = (await once(client.socket, 'error')) as [NodeJS.ErrnoException];
  assert.equal(error.code, 'ECONNRESET');
});

test('rule 9: a chunked answer that breaks off is reset for HTTP/1.0, which gets it without chunks', async () => {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  await using running = await startBefore(`${head}5\r\nhello\r\n`, { thenEnds: true });
  using client = startRawClient(running.engine.port, 'GET / HTTP/1.0\r\n\r\n');
  const signal = AbortSignal.timeout(10_000);
  const [error] = (await once(client.socket, 'error', { signal })) as [NodeJS.ErrnoException];
  assert.equal(error.code, 'ECONNRESET');
});

for (const [method, status, length] of [
  ['HEAD', '200 OK', 'Content-Length: 1000'],
  ['HEAD', '200 OK', 'Transfer-Encoding: chunked'],
  ['GET', '304 Not Modified', 'Content-Length: 1000'],
  ['GET', '304 Not Modified', 'Transfer-Encoding: chunked'],
  ['GET', '204 No Content', ''],
] as const) {
  test(`rule 8: ${method} answered ${status} (${length || 'no length'}) has no body, and the connection goes on`, async () => {
    await using running = await startBefore(
      `HTTP/1.1 ${status}\r\n${length && `${length}\r\n`}\r\n`,
    );
    const request = get().replace('GET', method);
    using client = startRawClient(running.engine.port, request + request);
    const answer = await client.until(/HTTP\/1\.1 [^]*HTTP\/1\.1 [^]*\r\n\r\n$/);
    assert.equal(answer.includes('Content-Length: 1000'), length.startsWith('Content-Length'));
    assert.ok(!/\r\n\r\n(?!HTTP|$)/.test(answer), 'it has a body');
    assert.equal(running.origin.connections(), 1);
  });
}

test('rule 8: interim answers are passed on as they come', async () => {
  const early = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n';
  await using running = await startBefore(
    `HTTP/1.1 100 Continue\r\n\r\n${early}HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n`,
  );
  using client = startRawClient(running.engine.port, get());
  const answer = await client.until(/200 OK[^]*\r\n\r\n$/);
  assert.match(answer, /^HTTP\/1\.1 103 Early Hints\r\nLink: <\/a\.css>; rel=preload\r\n/);
});

test('rule 8: who expects 100 gets it before the body is sent', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.endsWith('\r\n\r\n')) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    if (sofar.endsWith('hello')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(
    engine.port,
    'POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n',
  );
  await client.until(/^HTTP\/1\.1 100 Continue\r\n[^]*\r\n\r\n$/);
  client.socket.write('hello');
  await client.until(/200 OK[^]*ok$/);
  assert.match(origin.received(), /\r\nExpect: 100-continue\r\n/);
});

test('rule 8: trailers pass both ways, but not those that would be taken for headers of the platform', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (!sofar.endsWith('X-Sum: 1\r\n\r\n')) return;
    const body = '5\r\nhello\r\n0\r\nX-Check: 2\r\nSet-Cookie: patchbay_session=x\r\n\r\n';
    socket.write(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body}`);
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(
    engine.port,
    'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n',
  );
  const answer = await client.until(/\r\n0\r\n[^]*\r\n\r\n$/);
  assert.match(answer, /5\r\nhello\r\n0\r\nX-Check: 2\r\n\r\n$/);
  assert.match(origin.received(), /3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n$/);
});

test('chunk extensions of an answer are left out', async () => {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  await using running = await startBefore(`${head}5;a=b\r\nhello\r\n0;c\r\n\r\n`);
  using client = startRawClient(running.engine.port, get());
  assert.match(await client.until(/0\r\n\r\n$/), /\r\n\r\n5\r\nhello\r\n0\r\n\r\n$/);
});

test('HTTP/1.0 gets a chunked answer in one piece, until the connection ends', async () => {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  await using running = await startBefore(`${head}5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n`);
  using client = startRawClient(running.engine.port, 'GET / HTTP/1.0\r\n\r\n');
  const answer = await client.closed();
  assert.match(answer, /\r\nConnection: close\r\n\r\nhello!$/);
  assert.ok(!answer.includes('Transfer-Encoding'));
});

test('requests that come at once are answered one after another, in order', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    const path = /.*GET (\S+)/s.exec(sofar)?.[1] ?? '';
    const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${path.length}\r\n\r\n${path}`;
    setTimeout(() => socket.write(answer), path === '/1' ? 60 : 0);
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(
    engine.port,
    get('/1') + get('/2') + get('/3', 'Connection: close\r\n'),
  );
  const bodies = (await client.closed()).match(/\r\n\r\n\/\d/g);
  assert.deepEqual(bodies, ['\r\n\r\n/1', '\r\n\r\n/2', '\r\n\r\n/3']);
});

test('what is refused here comes after the answers before it', async () => {
  await using before = await startBefore('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  using client = startRawClient(before.engine.port, `${get('/1')}GET nowhere\r\n\r\n`);
  const statuses = (await client.closed()).match(/HTTP\/1\.1 \d+/g);
  assert.deepEqual(statuses, ['HTTP/1.1 200', 'HTTP/1.1 400']);
});

test('of requests that come at once one that fails in between is answered in its place, and the others too', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.includes('/fails')) socket.destroy();
    else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
  await using engine = await startEngine([origin.origin]);
  const head = (line: string) => `${line} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const requests = head('GET /a') + head('POST /fails') + head('GET /b');
  using client = startRawClient(engine.port, requests);
  const answers = await client.until(/ok[^]*ok$/);
  const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
  assert.deepEqual(statuses, ['200', '502', '200']);
});

async function writeSlowly(socket: Socket, bytes: string): Promise<void> {
  for (const byte of bytes) {
    socket.write(byte);
    await sleep(1);
  }
}

test('an answer that comes in single bytes arrives whole', async () => {
  const bytes = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nmummy\r\n0\r\n\r\n';
  await using origin = await startRawOrigin((socket, sofar) => {
    if (!sofar.endsWith('\r\n\r\n')) return;
    socket.setNoDelay(true);
    void writeSlowly(socket, bytes);
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port);
  client.socket.setNoDelay(true);
  for (const byte of get()) {
    client.socket.write(byte);
    await sleep(1);
  }
  const answer = await client.until(/0\r\n\r\n$/);
  assert.equal(answer.split('\r\n\r\n')[1]?.replaceAll(/\r\n|\b[0-9a-f]\b/g, ''), 'mummy');
});
