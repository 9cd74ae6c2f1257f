import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import type { ManifestInput } from '@patchbay/proto';
import { runCli } from '../../sdk/src/cli/run-cli.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let root: TestSession;

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  root = await signInAsFirst(platform);
});
after(() => stack.disposeAsync());

const create = (slug: string, bundled: boolean) =>
  platform.admin.createCredential({ slug, bundled });

function register(token: string, manifest: ManifestInput & Record<string, unknown>) {
  return startRawPlugin({ registry: platform.addresses.registry, token, manifest });
}

async function patchbay(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const env = {
    PATCHBAY_REGISTRY: platform.addresses.registry,
    PATCHBAY_TOKEN: platform.environment.PLATFORM_TOKEN,
  };
  const print = (line: string) => void printed.push(line);
  const input = () => Promise.resolve('');
  const code = await runCli(args, { env, cwd: tmpdir(), input, print, tell: print });
  assert.equal(code, 0, printed.join('\n'));
  return printed.join('\n');
}

test('W2C-19 what the deployment made the credential for is bundled, whatever a plugin says of itself', async () => {
  const [ours, theirs] = await Promise.all([create('ours', true), create('theirs', false)]);
  await using _ours = await register(ours.token, { slug: 'ours', version: '1.0.0' });
  const claim = { slug: 'theirs', version: '1.0.0', bundled: true };
  await using _theirs = await register(theirs.token, claim);
  assert.equal((await platform.plugin('ours')).bundled, true);
  assert.equal((await platform.plugin('theirs')).bundled, false);

  const listed = (await (await root.fetch('/api/v1/plugins')).json()) as {
    plugins: { slug: string; bundled: boolean }[];
  };
  assert.deepEqual(
    listed.plugins.map(({ slug, bundled }) => [slug, bundled]),
    [
      ['ours', true],
      ['theirs', false],
    ],
  );
  for (const [slug, tag] of [
    ['ours', 'bundled'],
    ['theirs', 'third-party'],
  ] as const) {
    const shown = new RegExp(`class="tag"[^>]*>${tag}</span>`);
    await until(async () => shown.test(await (await root.fetch(`/plugins/${slug}`)).text()));
    const list = await (await root.fetch('/plugins')).text();
    const row = list.split(`id="plugin-${slug}"`)[1]?.split('</tr>')[0] ?? '';
    assert.match(row, shown);
    assert.match(await patchbay('plugins'), new RegExp(`^${slug} +1\\.0\\.0 +${tag} `, 'm'));
    assert.match(await patchbay('plugins', 'show', slug), new RegExp(`^origin +${tag}$`, 'm'));
  }
});

test('W2C-19 with a credential that somebody else made, a plugin is bundled no more, until that is revoked', async () => {
  await patchbay('credentials', 'create', 'mixed', '--bundled');
  assert.equal((await platform.plugin('mixed')).bundled, true);
  const { credential } = await create('mixed', false);
  assert.equal((await platform.plugin('mixed')).bundled, false);
  assert.match(await patchbay('credentials', 'list', 'mixed'), /mixed +bundled .*\n.*third-party/);
  await platform.admin.revokeCredential({ id: credential?.id ?? '' });
  assert.equal((await platform.plugin('mixed')).bundled, true);
});

test('W2C-19 who is bundled only the deployment says: an administrator does not', async () => {
  const response = await root.fetch('/api/v1/credentials', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ slug: 'sly', bundled: true }),
  });
  assert.equal(response.status, 403);
  await assert.rejects(platform.plugin('sly'), { code: 'not_found' });
});

test('W2C-19 a third party takes the place of a bundled plugin by "replaces" alone, and once approved', async () => {
  const [ours, theirs] = await Promise.all([create('shop', true), create('super-shop', false)]);
  await using _ours = await register(ours.token, { slug: 'shop', version: '1.0.0' });
  const taken = { slug: 'shop', version: '9.0.0' };
  await assert.rejects(register(theirs.token, taken), { code: 'forbidden' });

  const replaces = { slug: 'super-shop', version: '1.0.0', replaces: ['shop'] };
  await using _theirs = await register(theirs.token, replaces);
  await until(async () => (await platform.plugin('super-shop')).state?.name === 'pending-approval');
  assert.equal((await platform.plugin('shop')).replacedBy, '');
  await platform.admin.approveRelease({ slug: 'super-shop', version: '1.0.0' });
  await until(async () => (await platform.plugin('shop')).replacedBy === 'super-shop');
  assert.equal((await platform.plugin('super-shop')).bundled, false, 'the place gives no name');
});
