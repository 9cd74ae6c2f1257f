import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:http2';
import test from 'node:test';
import fc from 'fast-check';
import { startPlatform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';

/** Sends bytes as gRPC messages on Connect and returns the call's `grpc-status`. */
async function send(
  address: string,
  token: string,
  messages: readonly Uint8Array[],
): Promise<string> {
  const session = connect(`http://${address}`);
  session.on('error', () => {});
  try {
    const stream = session.request({
      ':method': 'POST',
      ':path': '/patchbay.plugin.v1.PluginHost/Connect',
      'content-type': 'application/grpc',
      te: 'trailers',
      authorization: `Bearer ${token}`,
    });
    let status = '';
    stream.on('response', (headers) => (status = String(headers['grpc-status'] ?? status)));
    stream.on('trailers', (headers) => (status = String(headers['grpc-status'] ?? status)));
    stream.on('error', () => {});
    for (const message of messages) {
      const head = Buffer.alloc(5);
      head.writeUInt32BE(message.length, 1);
      stream.write(Buffer.concat([head, message]));
    }
    stream.end();
    stream.resume();
    await once(stream, 'close');
    return status;
  } finally {
    session.close();
  }
}

test('whatever bytes come as a plugin, the stream is refused and the registry lives', async () => {
  await using platform = await startPlatform({ services: ['registry'], leaseSeconds: 2 });
  const token = await platform.credential('garbage');
  const pid = platform.processes.registry.pid();
  const messages = fc.sample(
    fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 4 }),
    {
      numRuns: 300,
      seed: 20261121,
    },
  );
  const statuses = new Set<string>();
  for (const each of messages) statuses.add(await send(platform.addresses.registry, token, each));
  assert.ok(!statuses.has('0'), `no stream may end well: ${[...statuses].join()}`);
  assert.ok(!statuses.has(''), 'every stream ends with a status');

  assert.equal(platform.processes.registry.pid(), pid);
  await using _plugin = await startRawPlugin({
    registry: platform.addresses.registry,
    token,
    manifest: { slug: 'garbage', version: '1.0.0' },
  });
});
