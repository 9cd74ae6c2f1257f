import { lstat, readdir, rmdir, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';

const restMs = 60_000;

/**
 * Removes what gateways of this user that were killed left in `parent`: folders whose name begins with
 * `prefix`, with nothing but a socket `name` that nobody listens on and that has been there for a minute,
 * as one that a gateway is about to listen on has not. Asking the socket is right where ids of processes
 * are not, as in containers that share a folder. What cannot be read or removed stays.
 */
export async function removeAbandoned(
  parent: string,
  { prefix, name, now = Date.now }: { prefix: string; name: string; now?: () => number },
): Promise<void> {
  const folders = (await readdir(parent).catch(() => [])).filter((it) => it.startsWith(prefix));
  const removals = folders.map(async (it) => {
    const folder = path.join(parent, it);
    const socket = path.join(folder, name);
    if (!(await isOwnFolder(folder))) return;
    const { ctimeMs } = await lstat(socket);
    if (now() - ctimeMs < restMs || !(await isAbandoned(socket))) return;
    await unlink(socket);
    await rmdir(folder);
  });
  await Promise.allSettled(removals);
}

async function isOwnFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === process.getuid?.();
}

function isAbandoned(socket: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const connecting = connect({ path: socket });
  connecting.once('connect', () => {
    resolve(false);
    connecting.destroy();
  });
  connecting.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED'));
  return promise;
}
