import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * Both ends of many WebSockets through the gateway, so that they do not count in what is measured. As a
 * plugin's instance it echoes frames; told `open <count> <url> <cookie> <origin>` it opens sockets, told
 * `echo <count>` it measures how long echoes take, one at a time.
 */
const server = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.once('data', (head: Buffer) => {
    const text = head.toString();
    const key = /sec-websocket-key: *(\S+)/i.exec(text)?.[1];
    if (key === undefined) return void socket.end('HTTP/1.1 204 No Content\r\n\r\n');
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
    const answer = `Upgrade: websocket\r\nSec-WebSocket-Accept: ${accept.digest('base64')}`;
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n${answer}\r\n\r\n`);
    socket.on('data', (frame: Buffer) => socket.write(frame));
  });
});
server.listen(0, '127.0.0.1', 4_096);
await once(server, 'listening');
process.send?.({ port: (server.address() as AddressInfo).port });

const sockets: Socket[] = [];

async function open(count: number, url: URL, cookie: string, origin: string): Promise<void> {
  const head = [
    `GET ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Cookie: ${cookie}`,
    `Origin: ${origin}`,
  ].join('\r\n');
  const openOne = async () => {
    while (sockets.length < count) {
      const socket = connect(Number(url.port), url.hostname);
      sockets.push(socket);
      socket.write(`${head}\r\n\r\n`);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      if (!answer.toString().startsWith('HTTP/1.1 101')) throw new Error(answer.toString());
    }
  };
  await Promise.all(Array.from({ length: 50 }, openOne));
  process.send?.({ opened: sockets.length });
}

async function echo(count: number): Promise<void> {
  const frame = Buffer.concat([Buffer.from([0x82, 0x80 | 32, 0, 0, 0, 0]), Buffer.alloc(32, 1)]);
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const socket = sockets[(i * 7919) % sockets.length];
    const begin = performance.now();
    socket?.write(frame);
    if (socket) await once(socket, 'data');
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  process.send?.({ p99Ms: times[Math.floor(times.length * 0.99)] });
}

process.on('message', ([what, ...words]: [string, ...string[]]) => {
  const [first = '', url = '', cookie = '', origin = ''] = words;
  void (what === 'open' ? open(Number(first), new URL(url), cookie, origin) : echo(Number(first)));
});
