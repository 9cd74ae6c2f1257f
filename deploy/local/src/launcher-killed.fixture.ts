import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { commandLineOf } from './running-process.ts';

/** Starts a server from a process that is then killed with SIGKILL; returns the server's process id. */
export async function startAndKillLauncher(
  start: 'startPostgres' | 'startNats',
  dataDir: string,
): Promise<number> {
  const launcher = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const { ${start} } = await import(process.argv[1]);
       const server = await ${start}({ dataDir: process.argv[2] });
       console.log(server.pid);`,
      import.meta.resolve('./index.ts'),
      dataDir,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(createInterface(launcher.stdout), 'line');
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  return Number(line);
}

/** Resolves when there is no such process; rejects after `timeoutMs`. */
export async function untilGone(pid: number, timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while ((await commandLineOf(pid)) !== undefined) {
    if (Date.now() > deadline) throw new Error(`process ${pid} is still running`);
    await setTimeout(20);
  }
}
