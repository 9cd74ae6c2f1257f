import { Socket, type OnReadOpts, type SocketConstructorOpts } from 'node:net';

/**
 * An accepted connection that nothing was read of yet, as a socket that reads into buffers of ours. Node
 * offers this for the connections that a program opens only; for accepted ones it allocates 64 kB for
 * each read, and leaves it to the garbage collector: a long upload grows the process by what is not
 * collected yet.
 */
export function adoptSocket(accepted: Socket, onread: OnReadOpts): Socket {
  const holder = accepted as unknown as { _handle: unknown };
  const handle = holder._handle;
  const socket = new Socket({ handle, onread } as SocketConstructorOpts);
  holder._handle = null;
  accepted.destroy();
  return socket;
}
