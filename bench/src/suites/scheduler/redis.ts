import { existsSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dieWithLauncher, freePort, startChild } from '@patchbay/local';

/** Of the Debian package `redis-server`. */
const server = '/usr/bin/redis-server';

/** Why BullMQ cannot be measured here; undefined when it can. */
export function whyNoRedis(): string | undefined {
  if (!existsSync(server)) return `${server} is missing: apt-get install redis-server`;
  try {
    createRequire(import.meta.resolve('bullmq')).resolve('ioredis');
    return undefined;
  } catch {
    return 'the package ioredis, which BullMQ connects with, is not installed';
  }
}

/** A Redis as BullMQ asks for it: it keeps what it was told, and evicts nothing. */
export async function startRedis(): Promise<AsyncDisposable & { port: number }> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await mkdtempDisposable(path.join(tmpdir(), 'patchbay-redis-')));
  const port = await freePort();
  const ready = Promise.withResolvers<void>();
  const listening = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder.path];
  const kept = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec'];
  const args = [...listening, ...kept, '--maxmemory-policy', 'noeviction'];
  const child = stack.use(
    startChild(await dieWithLauncher({ file: server, args, env: {} }, 'SIGKILL'), {
      onLine(line) {
        if (line.includes('Ready to accept connections')) ready.resolve();
      },
    }),
  );
  const ended = child.ended.then((exit) => {
    throw new Error(`redis-server ended: ${exit}`);
  });
  await Promise.race([ready.promise, ended]);
  ended.catch(() => {});
  const running = stack.move();
  return { port, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
