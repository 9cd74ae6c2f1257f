import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { audit, createClient, fromStruct, type ManifestInput } from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { listenToPluginEvents } from '../support/plugin-events.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

let platform: Platform;

before(async () => {
  platform = await startPlatform({
    services: ['registry'],
    leaseSeconds: 3,
    env: { CRASH_LIMIT: '3' },
  });
});
after(() => platform?.[Symbol.asyncDispose]());

const tokens = new Map<string, string>();

/** Connects one process of a plugin; resolves when the registry has heard that it is ready. */
async function run(slug: string, manifest: Partial<ManifestInput> = {}) {
  const token = tokens.get(slug) ?? (await platform.credential(slug));
  tokens.set(slug, token);
  const plugin = await startRawPlugin({
    registry: platform.addresses.registry,
    token,
    manifest: { slug, version: '1.0.0', ...manifest },
  });
  const { instanceId } = plugin.welcome;
  await until(async () => {
    const { instances } = await platform.plugin(slug);
    return instances.some(({ id, state }) => id === instanceId && state?.name === 'ready');
  });
  return plugin;
}

async function stop(plugin: Awaited<ReturnType<typeof run>>) {
  plugin.say({ status: { phase: 'PHASE_GONE' } });
  await plugin.ended;
  await plugin[Symbol.asyncDispose]();
}

async function stateOf(slug: string) {
  const { state } = await platform.plugin(slug);
  return `${state?.name}: ${state?.message}`;
}

const becomes = (slug: string, state: RegExp) =>
  until(async () => state.test(await stateOf(slug)), { what: `${slug} ${state}` });

test('W2C-8 a plugin is blocked until what it needs is there, and goes on without a restart', async () => {
  const mail = { provides: [{ capability: 'mail', version: '1.0.0' }] };
  await using _newsletter = await run('newsletter', {
    version: '0.3.0-beta',
    dependencies: [
      { plugin: 'cms-pages', range: '^1.1' },
      { capability: 'mail', range: '^1' },
    ],
  });
  assert.match(await stateOf('newsletter'), /^blocked: it needs cms-pages .*, and mail/);

  await using _pages = await run('cms-pages', { version: '1.2.0' });
  await becomes('newsletter', /^blocked: it needs mail \^1, which nothing provides$/);

  const smtp = await run('mail-smtp', mail);
  await becomes('newsletter', /^ready/);
  await using _log = await run('mail-log', mail);

  await platform.admin.chooseProvider({ capability: 'mail', slug: 'mail-smtp', fallback: false });
  await stop(smtp);
  await becomes('newsletter', /^blocked: it needs mail \^1, and "mail-smtp" is offline$/);
  await platform.admin.chooseProvider({ capability: 'mail', slug: 'mail-log', fallback: false });
  assert.match(await stateOf('newsletter'), /^ready/);
});

test('SPC-36 a plugin works without what it needs only optionally', async () => {
  await using _calendar = await run('calendar', {
    dependencies: [{ plugin: 'notify', optional: true }],
  });
  assert.match(await stateOf('calendar'), /^ready/);
  await using _notify = await run('notify');
  await platform.admin.setPluginEnabled({ slug: 'notify', enabled: false });
  assert.match(await stateOf('calendar'), /^ready/);
});

test('W2C-13 disabling what others need is refused by name, unless it is forced', async () => {
  assert.deepEqual((await platform.admin.listDependents({ slug: 'cms-pages' })).slugs, [
    'newsletter',
  ]);
  await using _pages = await run('cms-pages', { version: '1.2.0' });
  await using _newsletter = await run('newsletter', { dependencies: [{ plugin: 'cms-pages' }] });
  await assert.rejects(platform.admin.setPluginEnabled({ slug: 'cms-pages', enabled: false }), {
    code: 'failed_precondition',
    message: /needed by "newsletter"/,
  });
  await platform.admin.setPluginEnabled({ slug: 'cms-pages', enabled: false, force: true });
  assert.match(await stateOf('newsletter'), /^blocked: .*cms-pages \*, which is disabled$/);
  await platform.admin.setPluginEnabled({ slug: 'cms-pages', enabled: true });
  assert.match(await stateOf('newsletter'), /^ready/);
});

test('W2C-10 enabling a rival of an active plugin is refused naming it', async () => {
  await using _first = await run('first');
  await using _rival = await run('rival', { conflicts: [{ plugin: 'first' }] });
  assert.match(await stateOf('rival'), /^blocked: it conflicts with "first"/);
  await platform.admin.setPluginEnabled({ slug: 'rival', enabled: false });
  await assert.rejects(platform.admin.setPluginEnabled({ slug: 'rival', enabled: true }), {
    message: /conflicts with "first"/,
  });
});

test('W2C-12 the members of a cycle are blocked with the path', async () => {
  await using _a = await run('cycle-a', { dependencies: [{ plugin: 'cycle-b' }] });
  await using _b = await run('cycle-b', { dependencies: [{ plugin: 'cycle-a' }] });
  assert.match(await stateOf('cycle-b'), /cycle-b → cycle-a → cycle-b/);
  await becomes('cycle-a', /cycle-a → cycle-b → cycle-a/);
});

test('W2C-5 W2C-6 a plugin for a newer or an older platform is incompatible with both versions named', async () => {
  const tasks = [{ name: 'tick' }];
  await using _newer = await run('futuristic', { platform: '>=99', tasks });
  assert.match(await stateOf('futuristic'), /^incompatible: .*requires Patchbay >=99, this is 0\./);
  assert.equal((await platform.plugin('futuristic')).offered, false);
  await using _older = await run('outdated', { platform: '>=0.0.1 <0.0.2' });
  assert.match(
    await stateOf('outdated'),
    /^incompatible: .*requires Patchbay >=0\.0\.1 <0\.0\.2, this is 0\./,
  );
});

test('a rolling update switches when the new release is ready, and a pin is a rollback', async () => {
  await using _old = await run('rolling', { version: '1.0.0', tasks: [{ name: 'nightly' }] });
  await using _new = await run('rolling', {
    version: '1.1.0',
    routes: [{ method: 'GET', path: '/export' }],
  });
  const updated = await platform.plugin('rolling');
  assert.equal(updated.version, '1.1.0');
  const serving = () =>
    platform
      .plugin('rolling')
      .then(({ instances }) => instances.filter((it) => it.serving).map((it) => it.version));
  assert.deepEqual(await serving(), ['1.1.0']);
  const former = updated.releases.find(({ version }) => version === '1.0.0');
  assert.equal(former?.diff?.direction, 'downgrade');
  assert.deepEqual(former?.diff?.added, ['task nightly']);
  assert.deepEqual(former?.diff?.removed, ['route GET /export']);

  await platform.admin.pinRelease({ slug: 'rolling', version: '1.0.0' });
  assert.deepEqual(await serving(), ['1.0.0']);
  await platform.admin.pinRelease({ slug: 'rolling', version: '' });
  assert.deepEqual(await serving(), ['1.1.0']);
  await assert.rejects(platform.admin.pinRelease({ slug: 'rolling', version: '9.9.9' }), {
    code: 'not_found',
  });
});

test('a release that asks for more waits for approval while the old one keeps serving', async () => {
  await using _old = await run('growing', { version: '1.0.0', needs: ['users.read'] });
  await using greedy = await run('growing', {
    version: '2.0.0',
    needs: ['users.read', 'users.write'],
  });
  const before = await platform.plugin('growing');
  assert.equal(before.version, '1.0.0');
  assert.match(await stateOf('growing'), /^ready/);
  const [waiting] = before.releases;
  assert.deepEqual([waiting?.version, waiting?.approved], ['2.0.0', false]);
  assert.deepEqual(waiting?.diff?.added, ['needs users.write']);

  await platform.admin.approveRelease({ slug: 'growing', version: '2.0.0' });
  assert.equal((await platform.plugin('growing')).version, '2.0.0');
  await until(() => greedy.received.some(({ state }) => state?.serving));
});

test('a release that waits can be rejected: it is told why, the old one serves, and it can be approved later', async () => {
  await using _old = await run('refused', { version: '1.0.0' });
  await using greedy = await run('refused', { version: '2.0.0', needs: ['users.write'] });
  assert.equal(greedy.welcome.state?.reason, 'not-approved');
  const reject = (version: string, reason: string) =>
    platform.admin.rejectRelease({ slug: 'refused', version, reason });
  await assert.rejects(reject('2.0.0', '  '), {
    code: 'invalid',
    details: { violations: [{ field: 'reason', message: 'say what has to change' }] },
  });
  await assert.rejects(reject('1.0.0', 'old'), { code: 'failed_precondition' });
  await assert.rejects(reject('3.0.0', 'new'), { code: 'not_found', message: /2\.0\.0, 1\.0\.0/ });

  const { plugin } = await reject('2.0.0', 'it may not write users');
  const [rejected] = plugin?.releases ?? [];
  assert.deepEqual(
    [rejected?.version, rejected?.approved, rejected?.rejectionReason],
    ['2.0.0', false, 'it may not write users'],
  );
  assert.ok(rejected?.rejectedAt);
  assert.match(await stateOf('refused'), /^ready/);
  const message = await until(() => greedy.received.find((it) => it.state));
  const told = message.state?.state;
  assert.deepEqual([told?.name, told?.reason], ['pending-approval', 'rejected']);
  assert.equal(told?.message, 'an operator rejected version 2.0.0: it may not write users');

  await using again = await run('refused', { version: '2.0.0', needs: ['users.write'] });
  assert.equal(again.welcome.state?.reason, 'rejected');
  assert.equal(again.welcome.serving, false);
  assert.equal((await platform.plugin('refused')).version, '1.0.0');

  await platform.admin.approveRelease({ slug: 'refused', version: '2.0.0' });
  const { version, releases } = await platform.plugin('refused');
  assert.deepEqual(
    [version, releases[0]?.rejectedAt, releases[0]?.rejectionReason],
    ['2.0.0', null, ''],
  );
  await until(() => greedy.received.some(({ state }) => state?.serving));
});

test('a first release that is rejected leaves the plugin waiting, and the audit log and an event say why', async () => {
  await using _first = await run('unwanted', { replaces: ['refused'] });
  await using events = await listenToPluginEvents(platform);
  await platform.admin.rejectRelease({
    slug: 'unwanted',
    version: '1.0.0',
    reason: 'it takes the place of another',
  });
  assert.equal(
    await stateOf('unwanted'),
    'pending-approval: an operator rejected version 1.0.0: it takes the place of another',
  );
  const about = { version: '1.0.0', reason: 'it takes the place of another' };
  const event = await until(() => events.received.find(({ what }) => what === 'release-rejected'));
  assert.deepEqual(event.data, about);
  using log = createClient(audit, {
    address: platform.addresses.registry,
    token: platform.environment.PLATFORM_TOKEN,
  });
  const { entries } = await log.listEntries({
    target: 'plugin:unwanted',
    action: 'plugin.rejected',
  });
  assert.deepEqual(
    entries.map(({ actor, after }) => [actor, after && fromStruct(after)]),
    [['platform', about]],
  );
});

test('a plugin that crashes again and again is quarantined until it is released', async () => {
  for (let crash = 0; crash < 3; crash += 1) {
    const plugin = await run('crashing');
    await plugin[Symbol.asyncDispose]();
    await until(async () => (await platform.plugin('crashing')).instances.length === 0);
  }
  await using _plugin = await run('crashing');
  assert.match(await stateOf('crashing'), /^quarantined/);
  assert.equal((await platform.plugin('crashing')).offered, false);
  await platform.admin.releaseQuarantine({ slug: 'crashing' });
  assert.match(await stateOf('crashing'), /^ready/);
});

test('REG-9 REG-10 REG-16 what an operator decided survives removal and every registration', async () => {
  const plugin = await run('remembered', { title: 'From the manifest' });
  await platform.admin.updatePlugin({ slug: 'remembered', title: "The operator's", index: 7 });
  await platform.admin.setPluginEnabled({ slug: 'remembered', enabled: false });
  await platform.admin.removePlugin({ slug: 'remembered' });
  await plugin.ended;
  assert.ok(plugin.received.some(({ drain }) => drain));
  await plugin[Symbol.asyncDispose]();
  assert.match(await stateOf('remembered'), /^removed/);

  await using _again = await run('remembered', { version: '1.0.1', title: 'Another' });
  const { title, index, enabled, state } = await platform.plugin('remembered');
  assert.deepEqual([title, index, enabled, state?.name], ["The operator's", 7, false, 'disabled']);
  await platform.admin.updatePlugin({ slug: 'remembered', title: '', clearIndex: true });
  assert.equal((await platform.plugin('remembered')).title, 'Another');
});

test('REG-11 SEN-8 only what is removed can be deleted, and it says what goes with it', async () => {
  const plugin = await run('deletable');
  await assert.rejects(platform.admin.deletePlugin({ slug: 'deletable' }), {
    code: 'failed_precondition',
  });
  plugin.say({ deregister: {} });
  await plugin.ended;
  await plugin[Symbol.asyncDispose]();
  const dry = await platform.admin.deletePlugin({ slug: 'deletable', dryRun: true });
  assert.deepEqual(dry.deleted, ['1 release', '1 credential']);
  await platform.admin.deletePlugin({ slug: 'deletable' });
  await assert.rejects(platform.plugin('deletable'), { code: 'not_found' });
});

test('REG-29 SEN-22 a renamed plugin keeps what was decided and set, and its former self cannot return', async () => {
  const settings = { type: 'object', properties: { wait: { type: 'integer', default: 1 } } };
  await using former = await run('old-name', { settings });
  await platform.settings.updateSettings({
    slug: 'old-name',
    settings: { fields: { wait: { numberValue: 9 } } },
  });
  await platform.admin.updatePlugin({ slug: 'old-name', index: 3 });

  await using renamed = await run('new-name', { settings, replaces: ['old-name'] });
  assert.notEqual(renamed.welcome.settings?.fields?.['wait']?.numberValue, 9);
  assert.match(await stateOf('new-name'), /^pending-approval/);
  assert.match(await stateOf('old-name'), /^ready/, "a manifest alone takes nobody's place");

  await platform.admin.approveRelease({ slug: 'new-name', version: '1.0.0' });
  const pushed = await until(() => renamed.received.find((it) => it.settings));
  assert.equal(pushed.settings?.settings?.fields?.['wait']?.numberValue, 9);
  assert.equal((await platform.plugin('new-name')).index, 3);
  assert.match(await stateOf('old-name'), /^removed: "new-name" replaced it/);
  assert.equal((await platform.plugin('old-name')).replacedBy, 'new-name');
  await former.ended;
  await assert.rejects(run('old-name', { settings }), { message: /was replaced by "new-name"/ });
});
