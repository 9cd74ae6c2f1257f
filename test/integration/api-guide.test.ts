import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { createClient, tokens } from '@patchbay/proto';
import { createApiClient, type ApiClient } from '@patchbay/sdk';
import { hello } from '../../example-plugins/hello/plugin.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { signInAsFirst } from '../support/session.ts';
import { until } from '../support/until.ts';

const root = path.join(import.meta.dirname, '../..');
const stack = new AsyncDisposableStack();
let platform: Platform;
let token: string;
let api: ApiClient;
let folder: string;

before(async () => {
  await mkdir(path.join(root, 'test-output'), { recursive: true });
  folder = await mkdtemp(path.join(root, 'test-output/api-guide-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  platform = stack.use(await startPlatform());
  stack.use(await servePlugin(platform, hello));
  await signInAsFirst(platform);
  const { users } = await platform.people.listUsers({});
  const at = { address: platform.addresses.registry, token: platform.environment.PLATFORM_TOKEN };
  using client = createClient(tokens, at);
  const onBehalfOf = `user:${users[0]?.id}`;
  token = (await client.createToken({ name: 'guide', scopes: ['*'] }, { onBehalfOf })).text;
  api = createApiClient({ url: platform.gatewayUrl, token });
});
after(() => stack.disposeAsync());

test('the guide to the API does what it says, block by block', async () => {
  const guide = await readFile(path.join(root, 'docs/guides/api.md'), 'utf8');
  const blocks = new Map<string, string>();
  for (const [, text = ''] of guide.matchAll(/^```(?:ts|sh)\n([^]*?)^```$/gm)) {
    blocks.set(/^(?:#|\/\/) (\S+)\n/.exec(text)?.[1] ?? text, text);
  }
  const take = (name: string): string => {
    const text = blocks.get(name) ?? assert.fail(`there is no ${name} in the guide`);
    blocks.delete(name);
    return text;
  };
  const run = async (name: string) => shell(take(name));

  assert.match(take('environment.sh'), /PATCHBAY_URL=[^]*PATCHBAY_TOKEN=/);
  const { plugins } = JSON.parse(await run('list.sh')) as { plugins: { slug: string }[] };
  assert.deepEqual(
    plugins.map(({ slug }) => slug),
    ['hello'],
  );
  assert.equal(await run('unchanged.sh'), '304\n');
  await run('disable.sh');
  assert.equal((await platform.plugin('hello')).enabled, false);
  assert.equal(await run('if-match.sh'), '200\n412\n');
  const [first, second] = (await run('idempotent.sh')).trim().split('\n');
  assert.match(first ?? '', /"token":"pbc_/);
  assert.equal(second, first);
  const { checks } = JSON.parse(await run('explain.sh')) as { checks: { passed: boolean }[] };
  assert.ok(checks.some(({ passed }) => !passed));
  assert.deepEqual(JSON.parse(await run('preview.sh')), {
    moments: ['2026-06-01T00:30:00.000Z', '2026-06-02T00:30:00.000Z'],
  });
  assert.equal(await run('watch.sh'), 'snapshot\n');
  await writeFile(path.join(folder, 'client.ts'), take('client.ts'));
  assert.match(await shell(`${process.execPath} client.ts`), /^hello( reports)?\n$/);
  assert.deepEqual([...blocks.keys()], [], 'this test knows every block of the guide');
});

test('the client follows changes without a gap, also where the registry went away meanwhile', async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const following = (async () => {
    for await (const { snapshot, change } of api.watch({ signal: stop.signal })) {
      if (snapshot) seen.push(-1);
      if (change?.plugin?.slug === 'hello' && change.plugin.index) seen.push(change.plugin.index);
    }
  })();
  await until(() => seen.includes(-1));
  await api.updatePlugin({ slug: 'hello', index: 41 });
  await until(() => seen.includes(41));
  await platform.processes.registry.kill();
  await platform.processes.registry.restart();
  await until(() =>
    api.updatePlugin({ slug: 'hello', index: 42 }).then(
      () => true,
      () => false,
    ),
  );
  await until(() => seen.includes(42));
  stop.abort();
  await following;
});

test('what is refused is thrown with its code and violations', async () => {
  await assert.rejects(api.getPlugin({ slug: 'nobody' }), { code: 'not_found' });
  await assert.rejects(api.previewSchedule({ cron: 'whenever' }), (error: unknown) => {
    const { code, details } = error as { code: string; details: { violations: object[] } };
    assert.equal(code, 'invalid');
    assert.deepEqual(Object.keys(details.violations[0] ?? {}), ['field', 'message']);
    return true;
  });
  const stranger = createApiClient({ url: platform.gatewayUrl, token: 'nonsense' });
  await assert.rejects(stranger.listPlugins(), { code: 'unauthenticated' });
  const nowhere = createApiClient({ url: 'http://127.0.0.1:1', token });
  await assert.rejects(nowhere.listPlugins(), { code: 'unavailable' });
});

test('members within members and lists travel in the query', async () => {
  const { document } = await api.getSettings({ slug: 'hello', scope: { kind: 'site', id: '' } });
  assert.ok(document);
  assert.ok((await api.exportState({ slugs: ['hello'] })).state);
});

async function shell(script: string): Promise<string> {
  const env = { ...process.env, PATCHBAY_URL: platform.gatewayUrl, PATCHBAY_TOKEN: token };
  const { stdout } = await promisify(execFile)('bash', ['-ec', script], { cwd: folder, env });
  return stdout;
}
