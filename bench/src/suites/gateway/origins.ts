import { randomBytes } from 'node:crypto';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts, startChild } from '@patchbay/local';
import { until } from '@patchbay/test/support/until.ts';
import { originConf } from './nginx.ts';

export type Origins = AsyncDisposable & {
  folder: string;
  ports: readonly number[];
  /** SIGKILL to the instance with this index. */
  kill(index: number): void;
};

/** Two instances that answer /1k and /1m: nginx processes, which cost the proxies' CPU nothing. */
export async function startOrigins(): Promise<Origins> {
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(
    await mkdtempDisposable(path.join(tmpdir(), 'patchbay-bench-')),
  );
  await writeFile(path.join(folder, '1k'), randomBytes(512).toString('hex'));
  await writeFile(path.join(folder, '1m'), randomBytes(1_048_576));
  const ports = await freePorts(2);
  const pids: (number | undefined)[] = [];
  for (const port of ports) {
    const conf = path.join(folder, `origin-${port}.conf`);
    await writeFile(conf, originConf(folder, port));
    const args = ['-c', conf, '-e', path.join(folder, `origin-${port}-start.log`)];
    const command = { file: 'nginx', args, env: process.env };
    pids.push(stack.use(startChild(command, { stopMs: 2_000 })).pid);
    await until(async () => (await fetch(`http://127.0.0.1:${port}/1k`)).ok, { what: 'nginx' });
  }
  const started = stack.move();
  return {
    folder,
    ports,
    kill(index) {
      const pid = pids[index];
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
