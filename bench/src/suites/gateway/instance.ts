import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** An instance in a process of its own; see `instance-process.ts` for what each does. */
export async function startInstance(
  behaviour: 'bodies' | 'hung' | 'failing' | 'healthy',
): Promise<Disposable & { port: number }> {
  const child = fork(path.join(import.meta.dirname, 'instance-process.ts'), [behaviour]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { port, [Symbol.dispose]: () => void child.kill('SIGKILL') };
}
