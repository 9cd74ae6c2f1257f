import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type TcpProxy = AsyncDisposable & {
  /** `127.0.0.1:port`. */
  address: string;
  /** Nothing passes, in either direction, and nothing is closed: a network that is away. */
  pause(): void;
  resume(): void;
  /** Breaks every connection; new ones are refused until `resume`. */
  cut(): void;
  /** From now on connections go elsewhere; those that are open are broken. */
  moveTo(target: string): void;
};

/** Stands between two processes, so that a test can take the network away. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  let [host, port] = target.split(':');
  const sockets = new Set<Socket>();
  let refusing = false;
  let paused = false;

  const server = createServer((inbound) => {
    if (refusing) return inbound.destroy();
    const outbound = connect(Number(port), host);
    for (const [from, to] of [
      [inbound, outbound],
      [outbound, inbound],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => void to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (paused) from.pause();
    }
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    pause() {
      paused = true;
      for (const socket of sockets) socket.pause();
    },
    resume() {
      paused = false;
      refusing = false;
      for (const socket of sockets) socket.resume();
    },
    cut() {
      refusing = true;
      for (const socket of sockets) socket.destroy();
    },
    moveTo(next) {
      [host, port] = next.split(':');
      for (const socket of sockets) socket.destroy();
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
