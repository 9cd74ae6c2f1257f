import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Policy } from './destination.ts';
import { createEngine } from './engine.ts';
import { forwardingTo, type ForwardLimits, type Told } from './engine.fixture.ts';
import { defaultLimits, type Limits } from './limits.ts';

export type RawOrigin = AsyncDisposable & {
  origin: string;
  /** Everything that arrived, over all connections. */
  received(): string;
  connections(): number;
};

/** A server that is no HTTP server: `onData` gets what arrived on a connection so far. */
export async function startRawOrigin(
  onData: (socket: Socket, sofar: string) => void,
): Promise<RawOrigin> {
  let received = '';
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let sofar = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      sofar += chunk.toString('latin1');
      onData(socket, sofar);
    });
  });
  await listening(server);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    connections: () => sockets.length,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export type RunningEngine = AsyncDisposable & { port: number; policy: Policy & Told };

/** An engine that forwards everything to `origins`, on a port of its own. */
export async function startEngine(
  origins: readonly string[],
  options: Partial<Limits & ForwardLimits> = {},
): Promise<RunningEngine> {
  const policy = forwardingTo(origins, options);
  const engine = createEngine({ policy, limits: { ...defaultLimits, tickMs: 20, ...options } });
  const server = createServer((socket) => {
    engine.serve(socket, { address: '192.0.2.1', trustedHops: undefined, isUntouched: true });
  });
  await listening(server);
  return {
    port: (server.address() as AddressInfo).port,
    policy,
    async [Symbol.asyncDispose]() {
      engine.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export type RawClient = Disposable & {
  socket: Socket;
  /** What was received so far. */
  text(): string;
  /** Resolves with what was received as soon as it matches. */
  until(pattern: RegExp): Promise<string>;
  /** Resolves with all of it when the connection is closed from the other side. */
  closed(): Promise<string>;
};

export function startRawClient(port: number, ...writes: (string | Buffer)[]): RawClient {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  for (const write of writes) socket.write(write);
  const until = async (pattern: RegExp) => {
    const signal = AbortSignal.timeout(30_000);
    while (!pattern.test(text)) {
      if (socket.destroyed) throw new Error(`closed after ${JSON.stringify(text)}`);
      await Promise.race([
        once(socket, 'data', { signal }),
        once(socket, 'close', { signal }),
      ]).catch(() => {
        throw new Error(`got only ${JSON.stringify(text)}`);
      });
    }
    return text;
  };
  return {
    socket,
    text: () => text,
    until,
    async closed() {
      if (!socket.closed) await once(socket, 'close', { signal: AbortSignal.timeout(30_000) });
      return text;
    },
    [Symbol.dispose]: () => void socket.destroy(),
  };
}

/** Both ends of a connection. */
export async function startPair(): Promise<Disposable & Record<'socket' | 'other', Socket>> {
  const server = createServer();
  await listening(server);
  const other = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [socket] = (await once(server, 'connection')) as [Socket];
  for (const end of [socket, other]) end.on('error', () => end.destroy());
  return {
    socket,
    other,
    [Symbol.dispose]() {
      socket.destroy();
      other.destroy();
      server.close();
    },
  };
}

async function listening(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}
