import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { untilGone } from './launcher-killed.fixture.ts';
import { ROOT } from './root.ts';
import { commandLineOf, send } from './running-process.ts';
import { statusOf } from './until-answers.ts';

type Launcher = {
  process: ChildProcess;
  /** Resolves with the first line, from now on, that matches. */
  line(pattern: RegExp): Promise<string>;
};

const bounded = { timeout: 100_000 };
const stack = new AsyncDisposableStack();
let port: number;
let dataDir: string;
let launcher: Launcher;
let signIn: string;
let link: string;

before(async () => {
  const folder = stack.use(await mkdtempDisposable(join(tmpdir(), 'patchbay local ')));
  dataDir = join(folder.path, 'data');
  port = await freePort();
  launcher = startLauncher(port);
  signIn = await launcher.line(/^ +Sign in +http/);
  link = signIn.match(/http\S+/)?.[0] ?? '';
}, bounded);

after(async () => {
  launcher.process.kill('SIGKILL');
  await stack.disposeAsync();
});

test('the one-time link answers while there is no administrator', bounded, async () => {
  assert.match(link, new RegExp(`^http://patchbay.localhost:${port}/setup\\?token=[\\w-]{24}$`));
  assert.ok(signIn.length <= 80, 'it fits into a line of a terminal');
  assert.equal(await statusOf(forPrograms(link)), 200);
});

test('the command line finds the registry in a file for its owner only', bounded, async () => {
  const file = join(dataDir, 'cli.json');
  const { registry, token } = JSON.parse(await readFile(file, 'utf8'));
  assert.match(registry, /^127\.0\.0\.1:\d+$/);
  assert.equal(token, (await readFile(join(dataDir, 'platform-token'), 'utf8')).trim());
  assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test(
  'what seals secrets is in files for their owner only, one for each service',
  bounded,
  async () => {
    const files = ['settings-key', 'second-factor-key'].map((name) => join(dataDir, name));
    for (const file of files) assert.equal((await stat(file)).mode & 0o777, 0o600);
    const [settingsKey, secondFactorKey] = await Promise.all(
      files.map((it) => readFile(it, 'utf8')),
    );
    assert.notEqual(settingsKey, secondFactorKey);
  },
);

test('a second start on the same data says so and changes nothing', bounded, async () => {
  const second = startLauncher(await freePort());
  const [line, [code]] = await Promise.all([
    second.line(/already runs/),
    once(second.process, 'exit'),
  ]);
  assert.match(
    line,
    new RegExp(
      `already runs on ${dataDir} at http://patchbay.localhost:\\d+: .*kill ${launcher.process.pid}`,
    ),
  );
  assert.equal(code, 1);
});

test('a port that is taken is named together with what to do', bounded, async () => {
  const second = startLauncher(port, join(dataDir, '..', 'other'));
  const [line] = await Promise.all([second.line(/is taken/), once(second.process, 'exit')]);
  assert.match(line, new RegExp(`port ${port} is taken by another program: .*--port`));
});

for (const name of ['hello', 'scheduler']) {
  test(`a killed process is started again and the launcher says so: ${name}`, bounded, async () => {
    const [killed] = await childrenOf(launcher, name);
    assert.ok(killed);
    const said = launcher.line(new RegExp(`^patchbay +${name} ended .*SIGKILL.*started again`));
    const back = launcher.line(new RegExp(`"${name}".*(registered|started)"`));
    send(killed, 'SIGKILL');
    await said;
    await back;
    assert.notEqual((await childrenOf(launcher, name))[0], killed);
  });
}

test('the link makes the administrator once', bounded, async () => {
  const person = { displayName: 'Ada', username: 'ada', password: 'a long enough one' };
  const token = new URL(link).searchParams.get('token') ?? '';
  const body = new URLSearchParams({ ...person, token, timeZone: 'UTC' });
  const { origin } = new URL(forPrograms(link));
  await fetch(`${origin}/setup`, { method: 'POST', body, redirect: 'manual' });
  assert.equal(await statusOf(forPrograms(link)), 410);
});

test('SIGINT ends everything and leaves nothing behind', bounded, async () => {
  const children = await childrenOf(launcher, '');
  assert.ok(children.length >= 7, `${children.length} processes`);
  const exited = once(launcher.process, 'exit');
  launcher.process.kill('SIGINT');
  assert.deepEqual(await exited, [0, null]);
  for (const pid of children) await untilGone(pid, 0);
});

test('the next start finds the data of the last one', bounded, async () => {
  launcher = startLauncher(port);
  const line = await launcher.line(/^ +Sign in/);
  assert.match(line, new RegExp(`sign in at http://patchbay.localhost:${port} with your account`));
  launcher.process.kill('SIGTERM');
  assert.deepEqual(await once(launcher.process, 'exit'), [0, null]);
});

/** Only browsers find names below localhost. */
function forPrograms(url: string): string {
  return url.replace('patchbay.localhost', 'localhost');
}

function startLauncher(onPort: number, dir = dataDir): Launcher {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'deploy/local/src/main.ts'), '--port', String(onPort)],
    {
      env: { ...process.env, PATCHBAY_DATA_DIR: dir, DATABASE_URL: '', NATS_URL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const output: string[] = [];
  const lines = createInterface(child.stdout).on('line', (line) => output.push(line));
  return {
    process: child,
    line(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const fail = () => reject(new Error(`no line like ${pattern} in:\n${output.join('\n')}`));
      const timer = setTimeout(fail, 80_000);
      const look = (line: string) => pattern.test(line) && resolve(line);
      lines.on('line', look).once('close', fail);
      return promise.finally(() => {
        clearTimeout(timer);
        lines.off('line', look).off('close', fail);
      });
    },
  };
}

/** Process ids of the launcher's children whose command line or folder names `word`. */
async function childrenOf({ process: { pid } }: Launcher, word: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)('pgrep', ['-P', String(pid)]);
  const children = stdout.trim().split('\n').map(Number);
  const about = await Promise.all(children.map(async (it) => `${await commandLineOf(it)}`));
  return children.filter((_, index) => about[index]?.includes(word));
}
