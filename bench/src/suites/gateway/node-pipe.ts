import {
  connect,
  createServer,
  Socket,
  type OnReadOpts,
  type SocketConstructorOpts,
} from 'node:net';

/**
 * The least that a proxy of Node's sockets can cost: whatever comes from a client goes to an instance by
 * a connection of its own, and back, through buffers that are used again. It reads, checks and changes
 * nothing.
 */
const [port = '', ...instances] = process.argv.slice(2);
let turn = 0;

type Ends = { from: Socket | undefined; to: Socket | undefined };

createServer((accepted) => {
  const there: Ends = { from: undefined, to: undefined };
  const back: Ends = { from: undefined, to: undefined };
  const client = adopt(accepted, passOn(there));
  const instance = connect({
    host: '127.0.0.1',
    port: Number(instances[turn++ % instances.length]),
    onread: passOn(back),
  });
  there.from = back.to = client;
  there.to = back.from = instance;
  client.pause();
  instance.once('connect', () => client.resume());
  for (const { from, to } of [there, back]) {
    from?.setNoDelay(true);
    from?.on('error', () => from.destroy());
    from?.on('close', () => to?.destroy());
  }
}).listen({ port: Number(port), host: '127.0.0.1', backlog: 4_096 });

function passOn(ends: Ends): OnReadOpts {
  const buffer = Buffer.allocUnsafeSlow(65_536);
  return {
    buffer,
    callback(length) {
      const { from, to } = ends;
      to?.write(buffer.subarray(0, length));
      // It is read into again once all of it was written.
      if (to && to.writableLength > 0) {
        from?.pause();
        to.write('', () => from?.resume());
      }
      return true;
    },
  };
}

/** Node reads into buffers of one's own only on connections that a program opens. */
function adopt(accepted: Socket, onread: OnReadOpts): Socket {
  const holder = accepted as unknown as { _handle: unknown };
  const handle = holder._handle;
  holder._handle = null;
  accepted.destroy();
  return new Socket({ handle, onread } as SocketConstructorOpts);
}
