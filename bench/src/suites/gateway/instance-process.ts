import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/**
 * An instance that does what its argument says: `bodies` sends and takes a gigabyte, `hung` never
 * answers, `failing` closes the connection instead, `healthy` answers at once.
 */
const [behaviour = ''] = process.argv.slice(2);
const piece = Buffer.alloc(1_048_576);

const behaviours: Record<string, RequestListener> = {
  bodies(req, res) {
    if (req.method === 'POST') {
      let bytes = 0;
      req.on('data', (chunk: Buffer) => (bytes += chunk.length));
      req.on('end', () => res.end(String(bytes)));
      return;
    }
    res.setHeader('Content-Length', 1_024 * piece.length);
    let left = 1_024;
    const send = () => {
      while (left > 0) {
        left--;
        if (!res.write(piece)) return void res.once('drain', send);
      }
      res.end();
    };
    send();
  },
  hung() {},
  failing: (req) => void req.socket.destroy(),
  healthy: (_req, res) => void res.end('healthy'),
};

const server = createServer(behaviours[behaviour]);
server.listen(0, '127.0.0.1', 1_024);
await once(server, 'listening');
process.send?.({ port: (server.address() as AddressInfo).port });
