import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { runCli } from './run-cli.ts';

const root = path.join(import.meta.dirname, '../../..');
let folder: string;
before(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'patchbay-cli-'))));
after(() => rm(folder, { recursive: true }));

test('what is not understood says what there is, and exits with 2', async () => {
  const cases = {
    '': 'name a command: plugins, capabilities, credentials, settings, commands, tasks, spaces, ',
    nope: 'there is no "nope"; there is plugins, capabilities, credentials, settings, commands, ',
    'plugins stop':
      '"plugins" has no "stop"; it has show, sync, enable, restart, disable, title, index, approve, ',
    'plugins enable': '"plugins enable" takes <slug>',
    'plugins pin notes': '"plugins pin" takes <slug> <version>',
    'plugins unpin notes 1.0.0': '"plugins unpin" takes <slug>',
    'plugins title notes': '"plugins title" takes <slug> <title|--reset>',
    'plugins title notes --reset Notes': '"plugins title" takes <slug> <title|--reset>',
    'plugins index notes first': '"first" is not a whole number',
    'plugins disable notes --yes': "Unknown option '--yes'",
    'capabilities choose mail': '"capabilities choose" takes <name> <slug|--none> [--fallback]',
    'capabilities choose mail --none --fallback': '--fallback goes with a choice',
    'plugins --all': "Unknown option '--all'",
    'plugins --token': '--token takes a value',
    credentials: '"credentials" has create, list, revoke',
    'credentials create': '"credentials create" takes the slug of a plugin',
    'credentials revoke a b': '"b" is too much',
    settings: '"settings" takes an action: get, set, set-secret, reset, action, export, import, ',
    'settings timer': '"settings" has no "timer"; it has get, ',
    'settings get': '"settings get" takes a slug',
    'settings rotate-key x': '"settings rotate-key" takes nothing',
    'settings set timer WAIT_TIME': '"WAIT_TIME" is not NAME=value',
    'settings reset timer': '"settings reset" takes a slug, and then names of settings or --all',
    'commands stop': '"commands" has no "stop"; it has list, run, status',
    'commands run lamp': '"commands run" takes a slug and the name of a command',
    'commands status': '"commands status" takes the id of a run',
    'tasks runs timer': '"tasks runs" takes options alone, like --plugin',
    'tasks stop': '"tasks" has no "stop"; it has runs, show, next, run, pause, ',
    'tasks pause': '"tasks pause" takes an id, which a list shows',
    'spaces move': '"spaces" has no "move"; it has people, take-in, let-go, plugins, activate, ',
    'spaces take-in crew ann': '"spaces take-in" takes <slug> <user> <role>',
    'explain lamp': '"explain" takes a slug and the id of a contribution',
    validate: '"validate" takes one file',
  };
  for (const [line, message] of Object.entries(cases)) {
    const { code, told, printed } = await run(line);
    assert.equal(code, 2, line);
    assert.ok(told.startsWith(`patchbay: ${message}`), told);
    assert.equal(printed, '');
  }
});

test('without a token it says where one comes from', async () => {
  const { code, told } = await run('plugins');
  assert.equal(code, 1);
  assert.match(
    told,
    /^patchbay: there is no platform token: give --token, set PATCHBAY_TOKEN, or /,
  );
});

test('a registry that is not there is named', async () => {
  const { code, told } = await run('plugins --registry 127.0.0.1:9 --token x');
  assert.equal(code, 1);
  assert.match(told, /^patchbay: the registry does not answer: .*127\.0\.0\.1:9/);
});

test('the nearest .patchbay/cli.json above names registry and token', async () => {
  const inner = path.join(folder, 'a/b');
  await mkdir(inner, { recursive: true });
  await mkdir(path.join(folder, '.patchbay'));
  const file = path.join(folder, '.patchbay/cli.json');
  await writeFile(file, '{"registry": "127.0.0.1:19", "token": "x"}');
  assert.match((await run('plugins', inner)).told, /127\.0\.0\.1:19/);
  await writeFile(file, '{"registry": 7}');
  assert.match((await run('plugins', inner)).told, /cli\.json is not valid: registry: /);
  await rm(file);
});

test('PATCHBAY_DATA_DIR, as `npm start` takes it, says where cli.json is', async () => {
  const dataDir = path.join(folder, 'elsewhere');
  await mkdir(dataDir, { recursive: true });
  await writeFile(path.join(dataDir, 'cli.json'), '{"registry": "127.0.0.1:29", "token": "x"}');
  const { told } = await run('plugins', folder, { PATCHBAY_DATA_DIR: dataDir });
  assert.match(told, /127\.0\.0\.1:29/);
});

test('validate says what a valid plugin is', async () => {
  const { code, printed } = await run(['validate', `${root}/example-plugins/hello/plugin.ts`]);
  assert.deepEqual({ code, printed }, { code: 0, printed: 'ok hello 1.0.0' });
});

test('validate prints every violation of a manifest with its field path', async () => {
  await writeFile(
    path.join(folder, 'manifest.json'),
    JSON.stringify({ slug: 'Bad', version: '1', tasks: [{ name: 'a', maxAttempts: 0 }] }),
  );
  const { code, printed } = await run('validate manifest.json', folder);
  assert.equal(code, 1);
  assert.deepEqual(
    printed.split('\n').map((line) => line.split(':')[0]),
    ['slug', 'version', 'tasks[0].maxAttempts'],
  );
});

test('validate tells of fields that nothing reads, which are no mistake', async () => {
  await writeFile(
    path.join(folder, 'newer.json'),
    JSON.stringify({
      slug: 'newer',
      version: '1.0.0',
      titel: 'Newer',
      tasks: [{ name: 'a', delaySecond: 3 }],
    }),
  );
  const { code, printed, told } = await run('validate newer.json', folder);
  assert.deepEqual({ code, printed }, { code: 0, printed: 'ok newer 1.0.0' });
  assert.deepEqual(told.split('\n'), [
    'note: nothing reads tasks[0].delaySecond',
    'note: nothing reads titel',
  ]);
});

test('validate prints every violation of a plugin module', async () => {
  const sdk = path.join(import.meta.dirname, '../define-plugin.ts');
  await writeFile(
    path.join(folder, 'plugin.ts'),
    `import { definePlugin } from ${JSON.stringify(sdk)};
     export const plugin = definePlugin({ slug: 'Bad', version: '1' });`,
  );
  const { code, printed } = await run('validate plugin.ts', folder);
  assert.equal(code, 1);
  assert.match(printed, /^slug: must be lower-case .*\nversion: must be a semantic version/);
});

test('validate says when a file has no plugin, is not there, or cannot be loaded', async () => {
  await writeFile(path.join(folder, 'empty.ts'), 'export const nothing = 1;');
  await writeFile(path.join(folder, 'broken.ts'), 'export const = ;');
  const cases = {
    'empty.ts': /exports no plugin: write `export const name = definePlugin/,
    'none.json': /there is no file .*none\.json/,
    'none.ts': /there is no file .*none\.ts/,
    'broken.ts': /cannot load .*broken\.ts \(line 1\)/,
  };
  for (const [file, message] of Object.entries(cases)) {
    const { code, told } = await run(`validate ${file}`, folder);
    assert.equal(code, 1, file);
    assert.match(told, message);
  }
});

test('the program runs by itself', async () => {
  const program = path.join(import.meta.dirname, 'main.ts');
  const env = { PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}` };
  const { stdout } = await promisify(execFile)(program, ['--version'], { env });
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
});

async function run(line: string | string[], cwd = folder, env: Record<string, string> = {}) {
  const printed: string[] = [];
  const told: string[] = [];
  const code = await runCli(typeof line === 'string' ? line.split(' ').filter(Boolean) : line, {
    env,
    cwd,
    print: (text) => void printed.push(text),
    tell: (text) => void told.push(text),
  });
  return { code, printed: printed.join('\n'), told: told.join('\n') };
}
