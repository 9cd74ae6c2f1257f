import type { Socket } from 'node:net';

type Done = (error?: Error | null) => void;

/**
 * Has a socket live on when a write fails, which Node destroys it for, and calls `onFailure`: the kernel keeps
 * what came before, and the end behind it, for whoever reads. So an instance that answers a long request, and
 * closes its connection with the rest unread, is heard to the end. What is written later goes nowhere, and
 * `onFailure` is called again.
 */
export function outliveFailedWrites(socket: Socket, onFailure: () => void): void {
  const outlived =
    (done: Done): Done =>
    (error) => {
      if (!error || socket.destroyed) return done(error);
      onFailure();
      done();
    };
  const write = socket._write.bind(socket);
  const writeAll = socket._writev?.bind(socket);
  socket._write = (chunk, encoding, done) => write(chunk, encoding, outlived(done));
  if (writeAll) socket._writev = (chunks, done) => writeAll(chunks, outlived(done));
}
