import { randomBytes } from 'node:crypto';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startChild } from '@patchbay/local';
import { until } from '@patchbay/test/support/until.ts';
import { originConf } from './nginx.ts';

/** Two instances that answer /1k and /1m: one nginx that costs the proxies' CPU nothing. */
export async function startOrigins(): Promise<
  AsyncDisposable & { folder: string; ports: readonly number[] }
> {
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(
    await mkdtempDisposable(path.join(tmpdir(), 'patchbay-bench-')),
  );
  await writeFile(path.join(folder, '1k'), randomBytes(512).toString('hex'));
  await writeFile(path.join(folder, '1m'), randomBytes(1_048_576));
  const ports = [await freePort(), await freePort()];
  const conf = path.join(folder, 'origin.conf');
  await writeFile(conf, originConf(folder, ports));
  const args = ['-c', conf, '-e', path.join(folder, 'nginx.log')];
  stack.use(startChild({ file: 'nginx', args, env: process.env }, { onLine() {}, stopMs: 2_000 }));
  for (const port of ports) {
    await until(async () => (await fetch(`http://127.0.0.1:${port}/1k`)).ok, { what: 'nginx' });
  }
  const started = stack.move();
  return { folder, ports, [Symbol.asyncDispose]: () => started.disposeAsync() };
}
