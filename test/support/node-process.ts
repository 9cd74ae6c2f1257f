import { dieWithLauncher, startChild, type Child } from '@patchbay/local';
import { until } from './until.ts';

export type NodeProcess = AsyncDisposable & {
  pid(): number;
  /** Everything it has written, the oldest line first. */
  lines: readonly string[];
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with how it ended: `exit 0`. */
  stop(): Promise<string>;
  /** Starts it again after `kill` or `stop`, on the same ports. */
  restart(): Promise<void>;
};

export type NodeProcessOptions = {
  script: string;
  env: Record<string, string>;
  cwd?: string;
  /** Throws, or returns false, until the process can be used. */
  isReady: (lines: readonly string[]) => Promise<boolean> | boolean;
};

/** A real process of ours: resolves when it is ready, or throws with what it wrote. */
export async function startNodeProcess(options: NodeProcessOptions): Promise<NodeProcess> {
  const { script, env, cwd, isReady } = options;
  const lines: string[] = [];
  let child: Child;

  const start = async () => {
    let ended: string | undefined;
    const command = {
      file: process.execPath,
      args: [script],
      env: { ...cleanEnvironment(), ...env },
      ...(cwd && { cwd }),
    };
    child = startChild(
      // A test that is killed leaves nothing behind.
      await dieWithLauncher(command, 'SIGKILL'),
      { onLine: (line) => lines.push(line), stopMs: 15_000 },
    );
    const failed = child.ended.then((exit) => (ended = exit));
    try {
      await until(() => (ended === undefined ? isReady(lines) : true), {
        withinMs: 60_000,
        what: script,
      });
      if (ended !== undefined) throw new Error(`${script} ended: ${ended}`);
    } catch (error) {
      await child[Symbol.asyncDispose]();
      throw new Error(`${script} did not start:\n${lines.slice(-20).join('\n')}`, { cause: error });
    }
    void failed;
  };
  await start();

  return {
    lines,
    pid: () => child.pid ?? 0,
    async kill() {
      if (child.pid) process.kill(child.pid, 'SIGKILL');
      await child.ended;
    },
    async stop() {
      if (child.pid) process.kill(child.pid, 'SIGTERM');
      return child.ended;
    },
    restart: start,
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

/** This process's environment without what the test runner and the platform read from it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _context, NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}
