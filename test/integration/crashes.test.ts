import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { createClient, audit } from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const script = path.join(import.meta.dirname, '../support/crashing-plugin.ts');

let platform: Platform;
let session: TestSession;

before(async () => {
  platform = await startPlatform({
    services: ['registry', 'gateway'],
    leaseSeconds: 3,
    env: { CRASH_LIMIT: '2' },
  });
  session = await signInAsFirst(platform);
});
after(() => platform?.[Symbol.asyncDispose]());

const tokens = new Map<string, string>();

/** A plugin's own process, ready; `fail` makes it fail. */
async function start(slug: string, ...options: string[]) {
  const token = tokens.get(slug) ?? (await platform.credential(slug));
  tokens.set(slug, token);
  const child = spawn(process.execPath, [script, ...options], {
    env: {
      SLUG: slug,
      PATCHBAY_REGISTRY: platform.addresses.registry,
      PATCHBAY_CREDENTIAL: token,
    },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const closed = once(child, 'close') as Promise<[code: number | null, signal: string | null]>;
  await until(async () => (await platform.plugin(slug)).instances[0]?.state?.name === 'ready', {
    what: `${slug} ready`,
  });
  return {
    output,
    fail: (how: string) => child.stdin.write(`${how}\n`),
    /** Its exit code, once it has ended. */
    ended: async () => (await closed)[0],
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

const stateOf = async (slug: string) => (await platform.plugin(slug)).state;

for (const [how, said] of [
  ['throw', 'TypeError: the kettle is empty'],
  ['reject', 'Error: nobody awaited the tea'],
  ['twice', 'TypeError: the kettle is empty'],
] as const) {
  test(`an error that nobody catches (${how}) is the reason why a plugin is offline, and ends its process as Node does`, async () => {
    const slug = `kettle-${how}`;
    await using plugin = await start(slug);
    plugin.fail(how);
    assert.equal(await plugin.ended(), 1);
    assert.match(plugin.output.stderr, new RegExp(`\n${said}\n    at .*crashing-plugin\\.ts`));
    assert.match(plugin.output.stderr, /\nNode\.js v24/);

    await until(async () => (await stateOf(slug))?.reason === 'crashed');
    const { state, instances, lastCrash } = await platform.plugin(slug);
    assert.deepEqual(
      [state?.name, state?.reason, state?.message, instances.length],
      ['offline', 'crashed', `its last instance crashed: ${said}`, 0],
    );
    assert.match(lastCrash?.error ?? '', new RegExp(`^${said}\n    at .*crashing-plugin\\.ts`));
  });
}

test('the page has the error with its stack, also when another process serves, and the audit log keeps it', async () => {
  const slug = 'kettle-shown';
  {
    await using plugin = await start(slug);
    plugin.fail('throw');
    await plugin.ended();
    await until(async () => (await platform.plugin(slug)).instances.length === 0);
  }
  await using _next = await start(slug);
  const page = await until(async () => {
    const response = await session.fetch(`/plugins/${slug}`, { headers: { accept: 'text/html' } });
    const text = await response.text();
    return /badge-good">\s*ready/.test(text) && text;
  });
  assert.match(page, /ended a process of it[^]*<pre[^>]*>TypeError: the kettle is empty\n {4}at /);
  const { registry: address } = platform.addresses;
  using log = createClient(audit, { address, token: platform.environment.PLATFORM_TOKEN });
  const { entries } = await log.listEntries({ action: 'plugin.crashed', target: `plugin:${slug}` });
  assert.equal(entries.length, 1);
});

test('crashes that are told count for quarantine', async () => {
  const slug = 'kettle-again';
  for (let crash = 0; crash < 2; crash++) {
    await using plugin = await start(slug);
    plugin.fail('throw');
    await plugin.ended();
    await until(async () => (await platform.plugin(slug)).instances.length === 0);
  }
  assert.equal((await stateOf(slug))?.name, 'quarantined');
});

test('with tellCrash: false the platform hears nothing of the error', async () => {
  await using plugin = await start('kettle-silent', '--silent');
  plugin.fail('throw');
  assert.equal(await plugin.ended(), 1);
  await until(async () => (await stateOf('kettle-silent'))?.name === 'offline');
  const { state, lastCrash } = await platform.plugin('kettle-silent');
  assert.deepEqual([state?.reason, lastCrash?.error], ['lease-expired', '']);
});

test('a process that catches such errors itself goes on, and is ready', async () => {
  await using plugin = await start('kettle-catches', '--catches');
  plugin.fail('throw');
  await until(() => plugin.output.stdout.includes('caught: the kettle is empty'));
  plugin.fail('reject');
  await until(() => plugin.output.stdout.includes('caught: nobody awaited the tea'));
  assert.equal((await stateOf('kettle-catches'))?.name, 'ready');
});
