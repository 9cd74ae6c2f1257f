import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import test, { after, before } from 'node:test';
import { fromStruct, fromValue, toStruct, type JsonObject } from '@patchbay/proto';
import type { Served } from '@patchbay/sdk';
import { runCli } from '../../sdk/src/cli/run-cli.ts';
import { switchboard } from '../fixtures/switchboard.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let served: Served;
let member: string;

before(async () => {
  platform = await startPlatform({ services: ['registry', 'gateway'] });
  served = await servePlugin(platform, switchboard);
  const { user } = await platform.people.createUser({ username: 'mia', displayName: 'Mia' });
  member = `user:${user?.id}`;
  await until(async () => (await invoke('status')) === 'up');
});
after(async () => {
  await served?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

async function invoke(name: string, input: JsonObject = {}, onBehalfOf?: string) {
  const request = { slug: 'switchboard', name, input: toStruct(input) };
  const { result, runId } = await platform.commands.invokeCommand(request, { onBehalfOf });
  return runId === '' ? fromValue(result) : { runId };
}

async function start(input: JsonObject): Promise<string> {
  const started = (await invoke('switchNetwork', input)) as { runId: string };
  return started.runId;
}

async function ended(id: string) {
  return until(async () => {
    const { run } = await platform.commands.getCommandRun({ id });
    return run && run.state !== 'running' ? run : undefined;
  });
}

test('OCK-50 OCK-53 commands are listed with what they take, to those who may run them', async () => {
  const { commands } = await platform.commands.listCommands({ slug: 'switchboard' });
  assert.equal(commands.length, 8);
  const set = commands.find(({ name }) => name === 'setServer');
  assert.partialDeepStrictEqual(set, {
    title: 'Set a server',
    description: 'Stores the address of a server under a name.',
    exposure: 'ui',
    async: false,
    available: true,
  });
  assert.partialDeepStrictEqual(fromStruct(set?.input), {
    type: 'object',
    properties: { port: { type: 'integer', default: 80 } },
  });
  const shown = await platform.commands.listCommands({}, { onBehalfOf: member });
  const names = shown.commands.map(({ name }) => name);
  assert.deepEqual(names, ['broken', 'lie', 'setServer', 'slow', 'switchNetwork']);
});

test('OCK-51 a command runs for whoever asks, and answers with its result', async () => {
  const { slug, name, result } = await platform.commands.invokeCommand({
    slug: 'switchboard',
    name: 'setServer',
    input: toStruct({ name: 'printer' }),
  });
  assert.deepEqual([slug, name], ['switchboard', 'setServer']);
  assert.deepEqual(fromValue(result), { stored: 'printer:80 by platform' });
});

test('OCK-52 an unknown command, or one of an unknown plugin, is an Unknown Command', async () => {
  await assert.rejects(invoke('fly'), {
    code: 'not_found',
    message: /^Unknown Command: .*it has /,
  });
  await assert.rejects(platform.commands.invokeCommand({ slug: 'nobody', name: 'fly' }), {
    message: 'Unknown Command: there is no plugin "nobody"',
  });
});

test('input that does not fit is refused with its paths, before the plugin is asked', async () => {
  await assert.rejects(invoke('setServer', { name: '', port: 70_000 }), {
    code: 'invalid',
    details: {
      violations: [
        { field: 'name', message: 'must not be empty' },
        { field: 'port', message: 'must be at most 65535' },
      ],
    },
  });
});

test('OCK-55 an internal command is no person’s, one of the API no browser’s', async () => {
  assert.deepEqual(await invoke('reindex'), { indexed: 3 });
  await assert.rejects(invoke('reindex', {}, member), {
    code: 'forbidden',
    message: /is internal/,
  });
  await assert.rejects(invoke('status', {}, member), {
    code: 'forbidden',
    message: /not for browsers/,
  });
  await assert.rejects(invoke('shutDown', {}, member), {
    code: 'forbidden',
    message:
      'command "shutDown" of plugin "switchboard" needs the permission "switchboard.operate"',
  });
});

test('OCK-57 errors and delays of a command are an answer, and it goes on', async () => {
  await assert.rejects(invoke('broken'), { code: 'internal', message: 'no such relay' });
  await assert.rejects(invoke('slow'), { code: 'timeout' });
  await assert.rejects(invoke('lie'), { code: 'internal', message: /does not promise: n / });
  assert.equal(await invoke('status'), 'up');
});

test('OCK-56 a command that takes long answers with an id, is busy meanwhile, then has a result', async () => {
  const id = await start({ ms: 3_000 });
  const { run } = await platform.commands.getCommandRun({ id });
  assert.partialDeepStrictEqual(run, { state: 'running', slug: 'switchboard', actor: 'platform' });
  await assert.rejects(start({}), { code: 'conflict', details: { reason: 'busy' } });
  const { state, result } = await ended(id);
  assert.deepEqual([state, fromValue(result)], ['succeeded', 'switched']);
  const failed = await ended(await start({ fail: true }));
  assert.partialDeepStrictEqual(failed, {
    state: 'failed',
    error: { code: 'internal', message: 'the switch does not answer' },
  });
  const { runs } = await platform.commands.listCommandRuns({
    slug: 'switchboard',
    name: 'switchNetwork',
  });
  assert.deepEqual(
    runs.map((it) => it.state),
    ['failed', 'succeeded'],
  );
});

test('OCK-53 OCK-58 the command line lists commands, runs them, and shows how far they are', async () => {
  const patchbay = async (...args: string[]) => {
    const [printed, told]: [string[], string[]] = [[], []];
    const code = await runCli(args, {
      env: {
        PATCHBAY_REGISTRY: platform.addresses.registry,
        PATCHBAY_TOKEN: platform.environment.PLATFORM_TOKEN,
      },
      cwd: tmpdir(),
      print: (line) => void printed.push(line),
      tell: (line) => void told.push(line),
    });
    return { code, printed: printed.join('\n'), told: told.join('\n') };
  };
  const { printed: listed } = await patchbay('commands', 'list', 'switchboard');
  assert.match(listed, /switchboard +setServer +ui +yes +Stores the address of a server/);
  assert.match(listed, /switchboard +reindex +internal +yes/);
  const ran = await patchbay('commands', 'run', 'switchboard', 'setServer', 'name=x', 'port=90');
  assert.deepEqual(JSON.parse(ran.printed), { stored: 'x:90 by platform' });
  const unknown = await patchbay('commands', 'run', 'switchboard', 'fly');
  assert.equal(unknown.code, 1);
  assert.match(
    unknown.told,
    /^patchbay: Unknown Command: plugin "switchboard" has no command "fly"/,
  );
  const wrong = await patchbay('commands', 'run', 'switchboard', 'setServer', 'name=');
  assert.match(wrong.told, /not valid: name: must not be empty/);
  const unsure = await patchbay('commands', 'run', 'switchboard', 'switchNetwork');
  assert.deepEqual([unsure.code, unsure.printed], [1, '']);
  assert.match(unsure.told, /^Are you sure\? .* Say so with --yes; nothing is done yet$/);
  const begun = await patchbay('commands', 'run', 'switchboard', 'switchNetwork', '--yes');
  assert.match(begun.told, /it is running; `patchbay commands status /);
  const status = await until(async () => {
    const shown = await patchbay('commands', 'status', begun.printed);
    return shown.printed.includes('succeeded') && shown;
  });
  assert.match(status.printed, /^command {3}switchboard switchNetwork\n.*\nrun by {4}platform\n/);
  assert.match(status.printed, /result {4}"switched"/);
});

test('OCK-51 OCK-52 OCK-54 the same answer over HTTP as over gRPC', async () => {
  const call = async (name: string, body: JsonObject) => {
    const url = `http://${platform.addresses.registryHttp}/api/v1/commands/switchboard/${name}`;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${platform.environment.PLATFORM_TOKEN}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as JsonObject };
  };
  const set = await call('setServer', { input: { name: 'printer' } });
  assert.equal(set.status, 200);
  assert.partialDeepStrictEqual(set.body, {
    slug: 'switchboard',
    name: 'setServer',
    result: { stored: 'printer:80 by platform' },
  });
  const unknown = await call('fly', {});
  assert.equal(unknown.status, 404);
  assert.match(JSON.stringify(unknown.body['detail']), /^"Unknown Command: /);
  const wrong = await call('setServer', { input: { name: '' } });
  assert.equal(wrong.status, 400);
  assert.partialDeepStrictEqual(wrong.body, { violations: [{ field: 'name' }] });
  assert.equal((await call('broken', {})).status, 500);
  assert.equal((await call('slow', {})).status, 504);
});

test('a run that its registry has left behind fails, and the command is free again', async () => {
  const id = await start({ ms: 60_000 });
  await platform.processes.registry.kill();
  await platform.processes.registry.restart();
  const lost = await until(() => ended(id));
  assert.match(lost.error?.message ?? '', /has ended; whether the plugin went on is not known/);
  await until(() => start({}));
});

test('a command whose schema cannot be used is refused with its path', async () => {
  const manifest = {
    slug: 'odd',
    version: '1.0.0',
    commands: [{ name: 'a', input: { type: 'objekt' } }],
  };
  const token = await platform.credential('odd');
  const raw = { registry: platform.addresses.registry, token, manifest };
  await assert.rejects(startRawPlugin(raw), /commands\[0\]\.input/);
});
