import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startNodeProcess } from '@patchbay/test/support/node-process.ts';
import { readExecutions } from './executions.ts';
import type { System } from './system.ts';

/** What a worker writes when it takes work. */
export const readyLine = 'ready';

/** Two processes of a peer, each of which decides what is due and runs the handler. */
export async function startWorkers({
  script,
  env,
}: {
  script: string;
  env: Record<string, string>;
}): Promise<Pick<System, 'killOne' | 'executions' | typeof Symbol.asyncDispose>> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await mkdtempDisposable(path.join(tmpdir(), 'patchbay-bench-')));
  const file = path.join(folder.path, 'executions');
  await writeFile(file, '');
  const start = async () =>
    stack.use(
      await startNodeProcess({
        script: path.join(import.meta.dirname, script),
        env: { ...env, EXECUTIONS: file },
        isReady: (lines) => lines.includes(readyLine),
      }),
    );
  const [, second] = [await start(), await start()];
  const running = stack.move();
  return {
    killOne: () => second.kill(),
    executions: () => readExecutions(file),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
