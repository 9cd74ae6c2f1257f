import { readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';

/**
 * Removes what gateways that were killed left in `parent`: folders whose name begins with `prefix`, with a
 * socket `name` that nobody listens on. Asking the socket is right where ids of processes are not, as in
 * containers that share a folder. What cannot be read or removed stays.
 */
export async function removeAbandoned(
  parent: string,
  { prefix, name }: { prefix: string; name: string },
): Promise<void> {
  const folders = (await readdir(parent).catch(() => [])).filter((it) => it.startsWith(prefix));
  const removals = folders.map(async (it) => {
    const folder = path.join(parent, it);
    if (await isAbandoned(path.join(folder, name))) await rm(folder, { recursive: true });
  });
  await Promise.allSettled(removals);
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
