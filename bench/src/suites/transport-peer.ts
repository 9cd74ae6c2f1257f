import { readFile } from 'node:fs/promises';
import { connectNats, createLogger } from '@patchbay/chassis';
import { health, mount, serveGrpc } from '@patchbay/proto';

/**
 * The other process of the suite `transport`: answers one unary gRPC call and one NATS request, and
 * tells its parent where, and how much CPU time it has used.
 */
const [url = '', credsFile = ''] = process.argv.slice(2);
const log = createLogger('transport-peer', { LOG_LEVEL: 'warn' });

const server = await serveGrpc({
  listen: '127.0.0.1:0',
  services: [
    mount(
      health,
      {
        check: () => ({ status: 'SERVING' }),
        async *watch() {},
      },
      { onUnexpected: (error) => log.error({ err: error }, 'unexpected error') },
    ),
  ],
});
const nats = await connectNats({
  url,
  creds: await readFile(credsFile, 'utf8'),
  name: 'peer',
  log,
});
const reply = JSON.stringify({ status: 'SERVING' });
nats.connection.subscribe('bench.check', {
  callback: (_error, message) => {
    message.json();
    message.respond(reply);
  },
});
await nats.connection.flush();

process.on('message', () => process.send?.(process.cpuUsage()));
process.send?.(server.address);
