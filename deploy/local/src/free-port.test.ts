import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePort, freePorts, whyNotListen } from './free-port.ts';

test('a port is told once, to calls at the same time as well', async () => {
  const told = (await Promise.all(Array.from({ length: 20 }, () => freePorts(5)))).flat();
  assert.equal(new Set(told).size, told.length);
});

test('a port that someone listens on is in use', async (t) => {
  const port = await freePort();
  assert.equal(await whyNotListen(port), undefined);
  const server = createServer().listen(port, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  assert.equal(await whyNotListen(port), 'EADDRINUSE');
});
