import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { listenFront } from '../front.ts';
import { forwardingTo } from './engine.fixture.ts';
import { startEngine, startRawClient } from './raw-sockets.fixture.ts';

const body = randomBytes(16_000_001);
const digest = createHash('sha256').update(body).digest('hex');

/** Answers with the body, in chunks if the path says so. */
async function startLongWriter() {
  const server = createServer((message, response) => {
    if (message.url !== '/chunks') response.setHeader('Content-Length', body.length);
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.dispose]: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Reads now and then, so that whoever sends has to wait. */
async function download(port: number, path: string, agent: Agent): Promise<string> {
  const [answer] = (await once(request({ port, path, agent }).end(), 'response')) as [
    IncomingMessage,
  ];
  const hash = createHash('sha256');
  let pieces = 0;
  for await (const piece of answer) {
    hash.update(piece as Buffer);
    await (++pieces % 16 === 0 ? setTimeout(1) : setImmediate());
  }
  return hash.digest('hex');
}

for (const path of ['/', '/chunks']) {
  test(`rule 8: long answers of ${path}, several at once and one after another, arrive as they were sent`, async () => {
    using writer = await startLongWriter();
    await using engine = await startEngine([writer.origin]);
    const agent = new Agent({ keepAlive: true, maxSockets: 3 });
    const digests = await Promise.all(
      Array.from({ length: 6 }, () => download(engine.port, path, agent)),
    );
    agent.destroy();
    assert.deepEqual(new Set(digests), new Set([digest]));
  });
}

test('rule 7: who reads the last answer of a connection slowly gets all of it', async () => {
  const length = 20_000_000;
  const answer = { kind: 'answer', status: 200, headers: {}, body: 'x'.repeat(length) } as const;
  await using front = await listenFront({
    listen: '127.0.0.1:0',
    policy: { ...forwardingTo([]), decide: () => answer },
    endStreams: () => {},
  });
  const close = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  using client = startRawClient(Number(front.address.split(':')[1]), close);
  client.socket.pause();
  await setTimeout(4_000);
  client.socket.resume();
  const text = await client.closed();
  assert.equal(text.length - text.indexOf('\r\n\r\n') - 4, length);
});
