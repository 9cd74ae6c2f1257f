import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { startEngine, startRawClient, startRawOrigin } from './raw-sockets.fixture.ts';

/** Answers with the digest of what it got. It begins to read late, so that whoever sends has to wait. */
async function startLateReader() {
  const server = createServer((message, response) => {
    const hash = createHash('sha256');
    message.on('end', () => response.end(hash.digest('hex')));
    setTimeout(() => message.on('data', (chunk: Buffer) => hash.update(chunk)), 300);
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

/** Sends in pieces that fill no buffer of the engine. */
async function upload(port: number, body: Buffer, headers: Record<string, string>) {
  const sending = request({ port, method: 'PUT', path: '/', headers });
  sending.setNoDelay(true);
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  for (let at = 0; at < body.length; at += pieceBytes) {
    sending.write(body.subarray(at, at + pieceBytes));
    await setImmediate();
  }
  sending.end();
  const [response] = await answered;
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
}

const pieceBytes = 20_000;

for (const framing of ['with a length', 'in chunks'] as const) {
  test(`rule 8: long bodies ${framing}, several at once, arrive as they were sent`, async () => {
    using reader = await startLateReader();
    await using engine = await startEngine([reader.origin]);
    const bodies = Array.from({ length: 3 }, (_, i) => randomBytes(16_000_000 + i));
    const digests = await Promise.all(
      bodies.map((body) => {
        const length = { 'Content-Length': String(body.length) };
        return upload(engine.port, body, framing === 'in chunks' ? {} : length);
      }),
    );
    assert.deepEqual(
      digests,
      bodies.map((body) => createHash('sha256').update(body).digest('hex')),
    );
  });
}

const longUpload = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n';

for (const [what, limits] of [
  ['for too long', { betweenBytesMs: 2_000 }],
  ['until its route has no more time', { maxMs: 3_000 }],
] as const) {
  test(`rule 7: an upload that the instance does not take ${what} is its fault, and not the client's`, async () => {
    await using origin = await startRawOrigin((socket) => socket.pause());
    await using engine = await startEngine([origin.origin], limits);
    const body = Buffer.alloc(50_000_000);
    const upload = async () => {
      using client = startRawClient(engine.port, longUpload, body);
      await client.until(/^HTTP\/1\.1 504 [^]*patchbay-reason: body-timeout/);
    };
    await Promise.all(Array.from({ length: 5 }, upload));
    assert.equal(engine.policy.failures[0]?.detail, "it did not take the request's body in time");
    assert.equal(engine.policy.breakerChanges.length, 1);
  });
}

test('rule 7: an upload that the instance takes, and the client does not send, is no fault of the instance', async () => {
  await using origin = await startRawOrigin(() => {});
  await using engine = await startEngine([origin.origin], { maxMs: 2_000 });
  const upload = async () => {
    using client = startRawClient(engine.port, longUpload, 'half');
    await client.until(/patchbay-reason: request-timeout/);
  };
  await Promise.all(Array.from({ length: 6 }, upload));
  assert.deepEqual([engine.policy.failures, engine.policy.breakerChanges], [[], []]);
});
