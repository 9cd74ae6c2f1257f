import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { connect as connectTls } from 'node:tls';
import { listenFront } from '../front.ts';
import { clientAddressOf } from './client-address.ts';
import { forwardingTo } from './engine.fixture.ts';
import { listen, type ListenOptions } from './listener.ts';
import { parseNetworks } from '@patchbay/chassis';

/** A front that answers every request with the address of its client. */
async function startMirror(options: Omit<ListenOptions, 'listen'>) {
  const front = await listenFront({
    ...options,
    listen: '127.0.0.1:0',
    policy: {
      ...forwardingTo([]),
      decide: (client, head) => ({
        kind: 'answer',
        status: 200,
        headers: {},
        body: `from ${clientAddressOf(client, head)}.`,
      }),
    },
    endStreams: () => {},
  });
  return { ...front, port: Number(front.address.split(':')[1]) };
}

async function addressSeen(socket: Socket, ...lines: string[]): Promise<string | undefined> {
  socket.on('error', () => socket.destroy());
  socket.write(['GET / HTTP/1.1', 'Host: x', ...lines, '', ''].join('\r\n'));
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  while (!text.endsWith('.') && !socket.destroyed) {
    await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  }
  socket.destroy();
  return /from (.*)\.$/.exec(text)?.[1];
}

const loopback = parseNetworks('127.0.0.0/8, 10.0.0.0/8, ::1');

test('rule 2: what a stranger says about its address is ignored', async () => {
  await using front = await startMirror({});
  const seen = await addressSeen(connect(front.port), 'X-Forwarded-For: 6.6.6.6');
  assert.equal(seen, '127.0.0.1');
});

for (const [chain, expected] of [
  ['192.0.2.7', '192.0.2.7'],
  ['6.6.6.6, 192.0.2.7', '192.0.2.7'],
  ['6.6.6.6, 192.0.2.7, 10.1.2.3', '192.0.2.7'],
  ['10.1.2.3', '10.1.2.3'],
  ['6.6.6.6, nonsense, 10.1.2.3', '10.1.2.3'],
  ['nonsense', '127.0.0.1'],
  ['[2001:db8::1]:4711', '2001:db8::1'],
  ['192.0.2.7:4711', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['6.6.6.6, [::ffff:c000:207]:4711, ::ffff:a01:203', '192.0.2.7'],
] as const) {
  test(`rule 2: X-Forwarded-For: ${chain} of a trusted hop means ${expected}`, async () => {
    await using front = await startMirror({ trustedHops: loopback });
    const seen = await addressSeen(connect(front.port), `X-Forwarded-For: ${chain}`);
    assert.equal(seen, expected);
  });
}

test('rule 2: several X-Forwarded-For headers are one list', async () => {
  await using front = await startMirror({ trustedHops: loopback });
  const lines = ['X-Forwarded-For: 192.0.2.7', 'X-Forwarded-For: 10.1.2.3'];
  assert.equal(await addressSeen(connect(front.port), ...lines), '192.0.2.7');
});

test('something that is no network is refused', () => {
  assert.throws(() => parseNetworks('10.0.0.0/33'), /is not an address or a network/);
  assert.throws(() => parseNetworks('everybody'), /is not an address or a network/);
});

const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');
const proxied = Buffer.concat([signature, Buffer.from('2111000cc0000207c633640112340050', 'hex')]);
const proxied6 = Buffer.concat([
  signature,
  Buffer.from(`21210024${'20010db8000000000000000000000001'.repeat(2)}12340050`, 'hex'),
]);
const local = Buffer.concat([signature, Buffer.from('20000000', 'hex')]);
const mapped = '00000000000000000000ffffc0000207';

const proxy = (rest: string) => Buffer.concat([signature, Buffer.from(rest, 'hex')]);

for (const [what, header, expected] of [
  ['IPv4', proxied, '192.0.2.7'],
  ['IPv6', proxied6, '2001:db8::1'],
  ['IPv4 as IPv6', proxy(`21210024${mapped.repeat(2)}12340050`), '192.0.2.7'],
  ['a health check', local, '127.0.0.1'],
  ['a health check with addresses', proxy('2011000cc0000207c633640112340050'), '127.0.0.1'],
  ['an unknown family', proxy('21000000'), '127.0.0.1'],
  ['a Unix socket', proxy(`213100d8${'00'.repeat(216)}`), '127.0.0.1'],
  ['too few bytes for an address', proxy('21110004c0000207'), '127.0.0.1'],
  ['IPv4 with extensions', proxy('21110010c0000207c63364011234005004000100'), '192.0.2.7'],
] as const) {
  test(`rule 2: the PROXY protocol of a trusted hop says the address: ${what}`, async () => {
    await using front = await startMirror({ trustedHops: loopback, proxyProtocol: true });
    const socket = connect(front.port);
    socket.setNoDelay(true);
    for (const byte of header.subarray(0, 5)) socket.write(Buffer.of(byte));
    socket.write(header.subarray(5));
    assert.equal(await addressSeen(socket, 'X-Forwarded-For: 6.6.6.6'), expected);
  });
}

test('rule 2: a trusted hop that does not begin with the PROXY protocol is closed', async () => {
  await using front = await startMirror({ trustedHops: loopback, proxyProtocol: true });
  assert.equal(await addressSeen(connect(front.port)), undefined);
});

for (const [what, header] of [
  ['another version', proxy('1111000cc0000207c633640112340050')],
  ['an unknown command', proxy('2211000cc0000207c633640112340050')],
  ['a length of 64 KB', proxy('2111ffffc0000207c633640112340050')],
  ['version 1', Buffer.from('PROXY TCP4 192.0.2.7 198.51.100.1 4660 80\r\n')],
  ['a signature that ends otherwise', Buffer.from('0d0a0d0a000d0a515549540b', 'hex')],
] as const) {
  test(`rule 2: a malformed header of the PROXY protocol ends the connection: ${what}`, async () => {
    await using front = await startMirror({ trustedHops: loopback, proxyProtocol: true });
    const socket = connect(front.port);
    socket.write(header);
    assert.equal(await addressSeen(socket), undefined);
  });
}

test('rule 2: a stranger that begins with the PROXY protocol is refused', async () => {
  const trustedHops = parseNetworks('10.0.0.0/8');
  await using front = await startMirror({ trustedHops, proxyProtocol: true });
  const socket = connect(front.port);
  socket.write(proxied);
  assert.equal(await addressSeen(socket), undefined);
});

async function makeCertificate() {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-tls-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder.path, name));
  const openssl = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=x`;
  execFileSync('openssl', [...openssl.split(' '), '-keyout', `${key}`, '-out', `${cert}`], {
    stdio: 'ignore',
  });
  return { key: await readFile(`${key}`, 'utf8'), cert: await readFile(`${cert}`, 'utf8') };
}

test('https is served with HTTP/1.1 by ALPN, behind the PROXY protocol too', async () => {
  const tls = await makeCertificate();
  const options = { rejectUnauthorized: false, ALPNProtocols: ['h2', 'http/1.1'] };

  await using plain = await startMirror({ tls });
  const socket = connectTls({ port: plain.port, ...options });
  await once(socket, 'secureConnect');
  assert.equal(socket.alpnProtocol, 'http/1.1');
  assert.equal(await addressSeen(socket), '127.0.0.1');

  await using behind = await startMirror({ tls, trustedHops: loopback, proxyProtocol: true });
  const raw = connect(behind.port);
  raw.write(proxied);
  assert.equal(await addressSeen(connectTls({ socket: raw, ...options })), '192.0.2.7');
});

test('rule 11: a connection whose TLS or PROXY protocol is still awaited ends with the listener', async () => {
  const tls = await makeCertificate();
  for (const options of [{ tls }, { trustedHops: loopback, proxyProtocol: true }]) {
    const front = await startMirror(options);
    const unused = connect(front.port);
    unused.resume();
    await once(unused, 'connect');
    // Connections are accepted in order: the first is the listener's once the second is.
    const second = connect(front.port);
    second.on('error', () => {});
    second.end('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    second.resume();
    await once(second, 'close');
    await front[Symbol.asyncDispose]();
    await once(unused, 'close');
  }
});

test('several listeners of a port share its connections, and each is closed alone', async () => {
  const served = [0, 0];
  const begin = (index: number, listenOn: string) =>
    listen({ listen: listenOn, sharesPort: true }, (socket) => {
      served[index] = (served[index] ?? 0) + 1;
      socket.destroy();
    });
  const first = await begin(0, '127.0.0.1:0');
  const second = await begin(1, first.address);
  const port = Number(first.address.split(':')[1]);
  const knock = async () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'close');
  };
  for (let i = 0; i < 200 && served.includes(0); i++) await knock();
  assert.ok(!served.includes(0), `served: ${served.join(', ')}`);
  first.close();
  const before = served[1] ?? 0;
  for (let i = 0; i < 5; i++) await knock();
  assert.equal(served[1], before + 5);
  second.close();
});
