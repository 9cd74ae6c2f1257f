import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test, type TestContext } from 'node:test';
import { CannotStart } from './cannot-start.ts';
import { freePort } from './free-port.ts';
import { requireReachable } from './reachable.ts';

test('one server that answers is enough', async (t) => {
  const urls = `nats://127.0.0.1:${await freePort()},127.0.0.1:${await listeningPort(t)}`;
  await requireReachable('NATS_URL', urls, 4222);
});

test('a server that does not answer is named without its password', async () => {
  const port = await freePort();
  const url = `postgres://ada:secret@127.0.0.1:${port}/patchbay`;
  await assert.rejects(requireReachable('DATABASE_URL', url, 5432), (error) => {
    assert.ok(error instanceof CannotStart);
    const start = `nothing answers at 127.0.0.1:${port} (ECONNREFUSED): start it, or correct DATABASE_URL`;
    assert.ok(error.message.startsWith(start), error.message);
    return true;
  });
});

async function listeningPort(t: TestContext): Promise<number> {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return port;
}
