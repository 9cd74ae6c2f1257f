import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { startChild } from '@patchbay/local';
import { startPlatform, type Platform } from '../support/platform.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
import { until as untilWithin } from '../support/until.ts';

const root = path.join(import.meta.dirname, '../..');
/** The guide's commands go through npx, which takes its time on a busy machine. */
const until: typeof untilWithin = (attempt) => untilWithin(attempt, { withinMs: 30_000 });

let platform: Platform;
let session: TestSession;
/** Stands for the root of the repository, below which it is, so that the plugins find the SDK. */
let folder: string;

before(async () => {
  platform = await startPlatform();
  session = await signInAsFirst(platform);
  await mkdir(path.join(root, 'test-output'), { recursive: true });
  folder = await mkdtemp(path.join(root, 'test-output/guide-'));
  const registry = platform.addresses.registry;
  const cli = { registry, token: platform.environment.PLATFORM_TOKEN };
  await write('.patchbay/cli.json', JSON.stringify(cli));
});
after(async () => {
  await platform?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test('the guide does what it says, block by block', async () => {
  const guide = await readFile(path.join(root, 'docs/guides/write-a-plugin.md'), 'utf8');
  const blocks = blocksOf(guide).values();
  const next = (name: string): string => {
    const block = blocks.next().value ?? assert.fail(`there is no more block, ${name} is expected`);
    assert.match(block.text, new RegExp(`^(//|#) ${name}\n`));
    return block.text;
  };
  const nextPlugin = () => write(file, next(file));
  const file = 'example-plugins/countdown/plugin.ts';

  await nextPlugin();
  assert.equal(await shell(next('validate.sh')), 'ok countdown 1.0.0\n');
  await shell(next('create-credential.sh'));
  const run = next('run.sh');
  await using first = start(run);
  await until(async () => /Patience, Ada Admin/.test(await pageOf('/p/countdown/')));
  assert.match(await shell(next('list.sh')), /^countdown +1\.0\.0 +ready +1 /m);
  await first[Symbol.asyncDispose]();

  await nextPlugin();
  await using second = start(run);
  await until(async () => /days until 2030-01-01/.test(await pageOf('/p/countdown/')));
  assert.match(await shell(next('set.sh')), /^DAY +"2031-06-01" +stored$/m);
  await until(async () => /days until 2031-06-01/.test(await pageOf('/p/countdown/')));
  assert.match(
    await pageOf('/p/countdown/until/2031-06-01'),
    /^\{"day":"2031-06-01","days":\d+\}$/,
  );
  await second[Symbol.asyncDispose]();

  await nextPlugin();
  await using third = start(run);
  await until(() => third.lines.some((line) => /\d+ days until 2031-06-01/.test(line)));
  await until(async () => {
    const { runs } = await platform.scheduler.listRuns({ plugin: 'countdown', state: 'succeeded' });
    return runs.length > 0;
  });
  assert.equal(blocks.next().done, true, 'this test knows every block of the guide');
});

test("the README's plugin runs by the README's commands", async () => {
  const [plugin, commands] = blocksOf(
    (await readFile(path.join(root, 'README.md'), 'utf8')).split('## A plugin')[1] ?? '',
  );
  await write('plugin.ts', plugin?.text ?? '');
  const script = commands?.text.replace('127.0.0.1:7400', platform.addresses.registry) ?? '';
  await using _running = start(script);
  await until(async () => /Hello, Ada Admin/.test(await pageOf('/p/hello/')));
});

function blocksOf(markdown: string): { text: string }[] {
  return [...markdown.matchAll(/^```(?:ts|sh)\n([^]*?)^```$/gm)].map(([, text = '']) => ({ text }));
}

async function write(name: string, text: string): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function pageOf(url: string): Promise<string> {
  return (await session.fetch(url)).text();
}

/** What a block of commands writes to its standard output. */
async function shell(script: string): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-ec', script], { cwd: folder });
  return stdout;
}

/** Runs a block of commands that goes on until it is stopped. */
function start(script: string) {
  const lines: string[] = [];
  const command = { file: 'bash', args: ['-ec', script], cwd: folder };
  const child = startChild(command, {
    onLine: (line) => lines.push(line),
    stopSignals: ['SIGKILL'],
  });
  return { lines, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() };
}
