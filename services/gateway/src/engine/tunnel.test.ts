import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../../test/support/until.ts';
import { createEngine } from './engine.ts';
import { forwardingTo } from './engine.fixture.ts';
import { heapUsed } from './heap.fixture.ts';
import { defaultLimits } from './limits.ts';
import {
  startEngine,
  startPair,
  startRawClient,
  startRawOrigin,
  type RawOrigin,
  type RunningEngine,
} from './raw-sockets.fixture.ts';

const upgrade = (protocol: string) =>
  `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
const switching = (protocol: string) =>
  `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;

/** Switches to the protocol that is asked for, then sends back what comes. */
function startEcho(protocol: string): Promise<RawOrigin> {
  return startRawOrigin((socket, sofar) => {
    if (!sofar.endsWith('\r\n\r\n')) return;
    socket.removeAllListeners('data');
    socket.write(`${switching(protocol)}welcome `);
    socket.on('data', (chunk) => socket.write(chunk));
  });
}

/** Resolves when the engine has let go of every tunnel. */
async function closed({ policy }: RunningEngine): Promise<void> {
  for (let i = 0; i < 500 && policy.ends.size > 0; i++) await sleep(20);
  assert.equal(policy.ends.size, 0);
}

test('rule 8: after 101 the bytes pass as they are, those that came early too', async () => {
  await using origin = await startEcho('websocket');
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, upgrade('websocket'));
  const answer = await client.until(/welcome $/);
  assert.match(answer, /^HTTP\/1\.1 101 [^]*\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n/);
  client.socket.write('one ');
  await client.until(/welcome one $/);
});

test('rule 8: other protocols are tunnels too', async () => {
  await using origin = await startEcho('made-up/1');
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, upgrade('made-up/1'), 'early');
  await client.until(/welcome early$/);
});

test('rule 8: an answer other than 101 is passed on, and the connection goes on', async () => {
  await using origin = await startRawOrigin((socket) => {
    socket.write('HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno');
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, upgrade('websocket'));
  await client.until(/^HTTP\/1\.1 401 [^]*no$/);
  client.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await client.until(/no[^]*no$/);
});

test('rule 8: a switch to another protocol than the one that was asked for is a 502', async () => {
  await using origin = await startEcho('other');
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, upgrade('websocket'));
  await client.until(/^HTTP\/1\.1 502 /);
});

for (const [reason, code] of [
  ['revoked', 1008],
  ['stopping', 1001],
] as const) {
  test(`rules 8, 11: a WebSocket that is ended from here (${reason}) closes with ${code} at both ends`, async () => {
    await using origin = await startRawOrigin((socket, sofar) => {
      if (sofar.endsWith('\r\n\r\n')) socket.write(switching('websocket'));
    });
    await using engine = await startEngine([origin.origin]);
    using client = startRawClient(engine.port, upgrade('websocket'));
    await client.until(/\r\n\r\n$/);
    for (const end of engine.policy.ends) end(reason);
    const closing = String.fromCharCode(code >> 8, code & 0xff);
    assert.ok((await client.closed()).endsWith(`\r\n\r\n\x88\x02${closing}`));
    await closed(engine);
    assert.ok(origin.received().endsWith(`\x88\x82\0\0\0\0${closing}`));
  });
}

test('rule 8: a frame under way is not broken by a close frame', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.endsWith('\r\n\r\n')) socket.write(`${switching('websocket')}\x82\x05he`, 'latin1');
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, upgrade('websocket'));
  await client.until(/he$/);
  for (const end of engine.policy.ends) end('revoked');
  assert.match(await client.closed(), /he$/);
});

test("rule 8: nor is the client's, at the plugin", async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.endsWith('\r\n\r\n')) socket.write(switching('websocket'));
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, upgrade('websocket'));
  await client.until(/\r\n\r\n$/);
  client.socket.write(Buffer.from('8285000000006865', 'hex'));
  await until(() => origin.received().endsWith('he'));
  for (const end of engine.policy.ends) end('revoked');
  assert.ok((await client.closed()).endsWith('\x88\x02\x03\xf0'));
  await closed(engine);
  assert.ok(origin.received().endsWith('he'), 'no frame within a frame');
});

test('rule 8: one side that does not read stops the other, and is ended after a while', async () => {
  const flood = Buffer.alloc(1_000_000);
  let written = 0;
  await using origin = await startRawOrigin((socket, sofar) => {
    if (!sofar.endsWith('\r\n\r\n')) return;
    socket.write(switching('websocket'));
    const write = () => {
      while (!socket.destroyed && socket.write(flood)) written += flood.length;
      written += flood.length;
    };
    socket.on('drain', write);
    write();
  });
  await using engine = await startEngine([origin.origin], { betweenBytesMs: 500 });
  using client = startRawClient(engine.port, upgrade('websocket'));
  client.socket.pause();
  for (let i = 0; i < 200 && engine.policy.ends.size === 0; i++) await sleep(20);
  await closed(engine);
  assert.ok(written < 50_000_000, `${written} bytes were taken`);
});

test('rule 8: a plugin that does not read stops its client, and is ended after a while', async () => {
  const flood = Buffer.alloc(1_000_000);
  await using origin = await startRawOrigin((socket, sofar) => {
    if (!sofar.endsWith('\r\n\r\n')) return;
    socket.write(switching('websocket'));
    socket.pause();
  });
  await using engine = await startEngine([origin.origin], { betweenBytesMs: 500 });
  using client = startRawClient(engine.port, upgrade('websocket'));
  await client.until(/\r\n\r\n$/);
  let taken = 0;
  for (let i = 0; i < 50; i++) client.socket.write(flood, (error) => void (error ?? taken++));
  await closed(engine);
  assert.ok(taken < 50, 'all of it was taken');
});

const ping = '\x89\x00';
const pong = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

test('rule 8: a client that answers no ping is closed, and so is its plugin', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.endsWith('\r\n\r\n')) socket.write(`${switching('websocket')}\x81\x02hi`, 'latin1');
  });
  await using engine = await startEngine([origin.origin], { pingMs: 100 });
  using client = startRawClient(engine.port, upgrade('websocket'));
  assert.ok((await client.closed()).endsWith(`\r\n\r\n\x81\x02hi${ping}${ping}`));
  await closed(engine);
});

test('rule 8: one that answers pings stays open, however idle its plugin', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.endsWith('\r\n\r\n')) socket.write(switching('websocket'));
  });
  await using engine = await startEngine([origin.origin], { pingMs: 400 });
  using client = startRawClient(engine.port, upgrade('websocket'));
  for (let count = 1; count <= 5; count++) {
    await client.until(new RegExp(`\\r\\n\\r\\n(?:${ping}){${count}}$`));
    client.socket.write(pong);
  }
  assert.equal(engine.policy.ends.size, 1);
  assert.ok(origin.received().endsWith(pong.toString('latin1').repeat(4)));
});

test('rule 8: a frame under way is not broken by a ping, which waits for its end', async () => {
  let goOn = () => {};
  await using origin = await startRawOrigin((socket, sofar) => {
    if (!sofar.endsWith('\r\n\r\n')) return;
    socket.write(`${switching('websocket')}\x82\x05he`, 'latin1');
    goOn = () => socket.write('llo');
  });
  await using engine = await startEngine([origin.origin], { pingMs: 50 });
  using client = startRawClient(engine.port, upgrade('websocket'));
  await client.until(/he$/);
  await sleep(300);
  goOn();
  assert.ok((await client.until(/\x89\0$/)).includes(`\x82\x05hello${ping}`));
});

test('rule 8: a route that declares none gets no pings', async () => {
  await using origin = await startEcho('websocket');
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, upgrade('websocket'));
  await client.until(/welcome $/);
  await sleep(300);
  assert.match(client.text(), /welcome $/);
});

test('rule 8: who reads slowly gets all that the plugin said before it closed', async () => {
  const plugin = Promise.withResolvers<Socket>();
  await using origin = await startRawOrigin((socket, sofar) => {
    if (!sofar.endsWith('\r\n\r\n')) return;
    socket.write(switching('made-up/1'));
    plugin.resolve(socket);
  });
  const limits = { ...defaultLimits, tickMs: 20 };
  const engine = createEngine({ policy: forwardingTo([origin.origin]), limits });
  using pair = await startPair();
  const { socket, other } = pair;
  engine.serve(socket, { address: '192.0.2.1', trustedHops: undefined });
  other.write(upgrade('made-up/1'));
  const speaking = await plugin.promise;
  const piece = Buffer.alloc(40_000, 'x');
  let said = 0;
  // Until the kernel takes no more for the client, and less waits here than what would stop the plugin.
  while (socket.writableLength === 0) {
    speaking.write(piece);
    said += piece.length;
    await until(() => socket.bytesWritten >= said);
  }
  speaking.end();
  await sleep(2_000);
  let heard = 0;
  other.on(
    'data',
    (chunk: Buffer) => (heard += chunk.toString('latin1').replace(/[^x]/g, '').length),
  );
  await once(other, 'close');
  engine.destroy();
  assert.equal(heard, said);
});

test('rule 8: either end closes the other', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.endsWith('\r\n\r\n')) socket.write(switching('websocket'));
    if (sofar.endsWith('bye')) socket.end();
  });
  await using engine = await startEngine([origin.origin]);
  using client = startRawClient(engine.port, upgrade('websocket'));
  await client.until(/\r\n\r\n$/);
  client.socket.write('bye');
  await client.closed();

  using leaving = startRawClient(engine.port, upgrade('websocket'));
  await leaving.until(/\r\n\r\n$/);
  leaving.socket.end();
  await once(leaving.socket, 'close');
  await closed(engine);
});

test('rule 8: a tunnel does not hold the head of the request that it was', async () => {
  await using origin = await startRawOrigin((socket, sofar) => {
    if (sofar.endsWith('\r\n\r\n')) socket.write(switching('websocket'));
  });
  await using engine = await startEngine([origin.origin]);
  using clients = new DisposableStack();
  const count = 100;
  const path = '/of/some/length/and/more';
  const heldBy = async (cookie: string) => {
    const before = heapUsed();
    for (let i = 0; i < count; i++) {
      const head = upgrade('websocket').replace('/', path).replace('Host', `${cookie}Host`);
      const client = clients.use(startRawClient(engine.port, head));
      await client.until(/\r\n\r\n$/);
    }
    return heapUsed() - before;
  };
  await heldBy('');
  const short = await heldBy('');
  const long = await heldBy(`Cookie: it=${'x'.repeat(12_000)}\r\n`);
  assert.ok(long - short < count * 3_000, `${long} instead of ${short} bytes`);
});
