import assert from 'node:assert/strict';
import net from 'node:net';
import test from 'node:test';
import { connectionTrouble } from './connection-trouble.ts';
import { createClient } from './grpc-client.ts';
import { health } from './services.ts';

test('a client says why it cannot connect, in the same words each time', async () => {
  const reasons: string[] = [];
  for (let attempt = 0; attempt < 2; attempt++) reasons.push(await reasonAt('127.0.0.1:1'));
  assert.deepEqual(reasons, Array(2).fill('connect ECONNREFUSED 127.0.0.1:1'));
});

test('a client says so when what it reaches is no gRPC server', async (t) => {
  const server = net.createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as net.AddressInfo;
  assert.equal(await reasonAt(`127.0.0.1:${port}`), 'what answers there does not speak gRPC');
});

test('of a connection that broke before it was known why it is said that nobody can be reached', () => {
  const details =
    'No connection established. Last error: null. Resolution note: every address was tried';
  assert.equal(connectionTrouble(details), 'it cannot be reached');
});

test('a client says so when what it reaches ends connections without a word, as TLS servers do', async (t) => {
  const server = net.createServer((socket) => socket.once('data', () => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as net.AddressInfo;
  assert.match(await reasonAt(`127.0.0.1:${port}`), /^what takes the connection ends it at once: /);
});

test('a client says so when what it reaches answers as a web server does', () => {
  const said = connectionTrouble('Received HTTP status code 404');
  assert.equal(said, 'what answers there does not speak gRPC');
});

test('a client names the host that is not known', async () => {
  assert.equal(await reasonAt('registry.invalid:7400'), 'there is no host "registry.invalid"');
});

test('a client is led through no proxy', async (t) => {
  process.env['grpc_proxy'] = 'http://127.0.0.1:1';
  t.after(() => delete process.env['grpc_proxy']);
  assert.equal(await reasonAt('127.0.0.1:2'), 'connect ECONNREFUSED 127.0.0.1:2');
});

async function reasonAt(address: string): Promise<string> {
  using client = createClient(health, { address });
  return await client.check({}).then(
    () => assert.fail('nobody answers there'),
    (error: Error) => error.message,
  );
}
