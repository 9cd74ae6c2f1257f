import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import test, { after, before } from 'node:test';
import type { ManifestInput } from '@patchbay/proto';
import type { Operations, OutputOf } from '@patchbay/proto/api';
import { runCli } from '../../sdk/src/cli/run-cli.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin, type RawPlugin, type RawPluginOptions } from '../support/raw-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

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

/** A plugin that the gateway shows as ready when this resolves. */
async function run(
  slug: string,
  manifest: Partial<ManifestInput> = {},
  onRequest?: RawPluginOptions['onRequest'],
): Promise<RawPlugin> {
  const token = tokens.get(slug) ?? (await platform.credential(slug));
  tokens.set(slug, token);
  const plugin = await startRawPlugin({
    registry: platform.addresses.registry,
    token,
    manifest: { slug, version: '1.0.0', ...manifest },
    ...(onRequest && { onRequest }),
  });
  const { instanceId } = plugin.welcome;
  const ready = new RegExp(`id="instance-${instanceId}".{0,600}?badge-good">ready`);
  await until(async () => ready.test(await read(`/plugins/${slug}`)), { what: `${slug} ready` });
  return plugin;
}

const accept = { accept: 'text/html' };
const read = async (path: string) => {
  const response = await session.fetch(path, { headers: accept });
  return compact(await response.text());
};
const compact = (page: string) => page.replaceAll(/\s+/g, ' ').replaceAll(/ ?(<[^>]+>) ?/g, '$1');

/** Sends a form as a browser without JavaScript does: what it then shows, and where that is. */
async function send(path: string, fields: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  const response = await session.fetch(path, { method: 'POST', body, headers: accept });
  const location = response.headers.get('location');
  const page = location === null ? await response.text() : await read(location);
  assert.match(page, /^<!doctype html>/);
  return { status: response.status, location, page: compact(page) };
}

test('the list shows each plugin with state and why, filters, and counts what needs attention', async () => {
  await using _fine = await run('fine', { title: 'Fine one' });
  await using _blocked = await run('held', { dependencies: [{ plugin: 'not-there' }] });
  await platform.admin.updatePlugin({ slug: 'held', index: 1 });
  await until(async () => (await read('/plugins')).includes('not-there'));
  const all = await read('/plugins');
  assert.ok(all.indexOf('plugin-held') < all.indexOf('plugin-fine'), 'sorted by index');
  assert.match(all, /It needs not-there \*, which is not installed\./);
  assert.match(all, /needs attention<span class="chip-count">1</);
  const troubled = await read('/plugins?state=attention');
  assert.ok(troubled.includes('plugin-held') && !troubled.includes('plugin-fine'));
  const found = await read('/plugins?text=FINE');
  assert.ok(!found.includes('plugin-held') && found.includes('plugin-fine'));
  assert.match(await read('/plugins?text=nope'), /No plugin matches/);
});

test('SEN-1 SEN-2 W2C-3 the page of a plugin says what it says about itself', async () => {
  await using _plugin = await run('described', {
    title: 'Described one',
    description: 'Writes <b>things</b> down',
    author: 'Ada',
    authorUrl: 'https://ada.example/',
    license: 'MIT',
    links: [{ label: 'Source', url: 'https://git.example/described' }],
    contributions: [{ id: 'odd', point: 'no.such.point' }],
    tasks: [{ name: 'nightly', title: 'Nightly' }],
  });
  const page = await read('/plugins/described');
  assert.match(page, /<h1>Described one<\/h1>.*described · version 1\.0\.0/);
  assert.match(page, /Writes &lt;b&gt;things&lt;\/b&gt; down/);
  assert.match(page, /<a href="https:\/\/ada\.example\/" rel="noopener noreferrer">Ada</);
  assert.match(page, />Source</);
  assert.match(page, /odd.*waiting.*&quot;no\.such\.point&quot;/);
  assert.match(page, /Nightly:<a href="\/tasks\?plugin=described"/);
});

test('W2C-2 W2C-22 who is refused at registration is listed with the reason and since when, and stops nobody else', async () => {
  await using _fine = await run('healthy');
  const wrong = (version: string, manifest: object) =>
    assert.rejects(
      startRawPlugin({
        registry: platform.addresses.registry,
        token: tokens.get('faulty') ?? '',
        manifest: { slug: 'faulty', version, ...manifest },
      }),
      { code: 'invalid' },
    );
  tokens.set('faulty', await platform.credential('faulty'));
  await wrong('one', { tasks: [{ name: 'Bad <Name>' }] });
  const listed = await until(async () => {
    const page = await read('/plugins?state=attention');
    return page.includes('A process was refused') && page;
  });
  const row = /id="plugin-faulty".*?<\/tr>/.exec(listed)?.[0] ?? '';
  assert.match(row, />pending<.*A process was refused<patchbay-moment at="20.*version: must be/);
  assert.match(row, /tasks\[0\]\.name: /);
  assert.doesNotMatch(listed, /id="plugin-healthy"/);
  assert.equal((await platform.plugin('healthy')).state?.name, 'ready');

  const refused = await platform.plugin('faulty');
  await wrong('one', { tasks: [{ name: 'Bad <Name>' }] });
  const again = await platform.plugin('faulty');
  assert.deepEqual(again, refused, 'one that tries again makes no news');

  await using _mended = await run('faulty', { version: '1.0.0' });
  assert.doesNotMatch(await read('/plugins/faulty'), /was refused/);
  await wrong('1.1.0', { contributions: [{ id: 'home', point: 'nav' }] });
  await until(async () =>
    /was refused.*contributions\[0\]\.path/.test(await read('/plugins/faulty')),
  );
  assert.equal((await platform.plugin('faulty')).state?.name, 'ready');
});

test('a process that was taken, and comes back with what is not taken any more, is refused: its page says what to mend', async () => {
  const manifest = (text: string) => ({
    slug: 'hoarder',
    version: '1.0.0',
    tasks: [{ name: 'store', params: { text } }],
  });
  const before = await run('hoarder', manifest('little'));
  const { instanceId, epoch } = before.welcome;
  await before[Symbol.asyncDispose]();
  const back = startRawPlugin({
    registry: platform.addresses.registry,
    token: tokens.get('hoarder') ?? '',
    manifest: manifest('x'.repeat(300_000)),
    resume: { instanceId, epoch },
  });
  await assert.rejects(back, { code: 'invalid' });
  const page = await until(async () => {
    const shown = await read('/plugins/hoarder');
    return shown.includes('was refused') && shown;
  });
  const wrong =
    /tasks\[0\]\.params: are \d+ bytes of JSON, more than 262144: store them, and hand over where/;
  assert.match(page, wrong);
  const { releases, tasks } = await platform.plugin('hoarder');
  assert.deepEqual(
    releases.map(({ version }) => version),
    ['1.0.0'],
  );
  assert.equal(tasks[0]?.name, 'store', 'its schedule stays for when it is mended');
});

async function troublesOf(slug: string) {
  const response = await session.fetch(`/api/v1/plugin-health/${slug}`);
  const { troubles } = (await response.json()) as OutputOf<Operations['getPluginHealth']>;
  return troubles;
}

test('a plugin that answers with errors is ready, and its page and health say how often, for what, and where to look', async () => {
  await using _plugin = await run('erring', {}, ({ url }, response) => {
    response.statusCode = url?.startsWith('/list') ? 500 : 200;
    response.end();
  });
  assert.equal((await session.fetch('/p/erring/fine')).status, 200);
  assert.deepEqual(await troublesOf('erring'), []);
  assert.equal((await session.fetch('/p/erring/list')).status, 500);
  const last = await session.fetch('/p/erring/list?secret=1');
  const id = last.headers.get('x-request-id') ?? '';

  const page = await read('/plugins/erring');
  assert.match(page, /badge-good">ready/);
  assert.match(
    page,
    /2 of 3 requests to instance [-\w]+ in the last five minutes were answered with an error, the last with 500\./,
  );
  assert.match(page, /Look at its log\./);
  assert.match(page, /The last was<code>GET \/p\/erring\/list<\/code>,<patchbay-moment/);
  assert.ok(page.includes(`request id<code>${id}</code>`));
  assert.match(page, /by this gateway; other replicas count for themselves/);

  const [trouble, ...others] = await troublesOf('erring');
  assert.deepEqual(others, []);
  assert.deepEqual([trouble?.kind, trouble?.times, trouble?.requests], ['server-error', 2, 3]);
  const { request, requestId, detail } = trouble?.last ?? {};
  assert.deepEqual([request, requestId, detail], ['GET /p/erring/list', id, '500']);

  const printed: string[] = [];
  const code = await runCli(['plugins', 'show', 'erring', '--gateway', platform.gatewayUrl], {
    env: {
      PATCHBAY_REGISTRY: platform.addresses.registry,
      PATCHBAY_TOKEN: platform.environment.PLATFORM_TOKEN,
    },
    cwd: tmpdir(),
    print: (line) => printed.push(line),
    tell: (line) => assert.fail(line),
  });
  assert.equal(code, 0);
  const answers = printed.find((line) => line.startsWith('answers '));
  assert.match(
    answers ?? '',
    /2 of 3 requests .* the last with 500; look at its log; the last was GET/,
  );
  assert.ok(answers?.endsWith(`request id ${id}`), answers);
});

test('a plugin with nothing at the address that it announced says which, and what to check', async () => {
  await using plugin = await run('elsewhere');
  plugin.server.closeAllConnections();
  plugin.server.close();
  assert.equal((await session.fetch('/p/elsewhere/')).status, 502);
  const page = await read('/plugins/elsewhere');
  const { welcome, endpoint } = plugin;
  const why = `Nothing accepts connections at ${endpoint}, the address that instance ${welcome.instanceId} announced; 1 of 1 requests to it`;
  assert.ok(page.includes(why), page);
  assert.match(page, /Check the port and the address that it listens on/);
  const [trouble] = await troublesOf('elsewhere');
  assert.deepEqual([trouble?.kind, trouble?.instance], ['unreachable', welcome.instanceId]);
});

test('SEN-23 only a plugin that has settings has a link to them', async () => {
  const settings = { type: 'object', properties: { wait: { type: 'integer', default: 1 } } };
  await using _with = await run('with-settings', { settings });
  await using _without = await run('without-settings');
  const link = (slug: string) => new RegExp(`href="/plugins/${slug}/settings"`);
  assert.match(await read('/plugins/with-settings'), link('with-settings'));
  assert.doesNotMatch(await read('/plugins/without-settings'), link('without-settings'));
  assert.doesNotMatch(await read('/configuration'), /id="section-without-settings"/);
});

test('a release that waits is shown with what it asks for, and serves once it is approved', async () => {
  await using _old = await run('growing', { needs: ['users.read'] });
  await using _new = await run('growing', {
    version: '2.0.0',
    needs: ['users.read', 'mail.send'],
    routes: [{ method: 'GET', path: '/feed', access: 'public' }],
  });
  const shown = () => read('/plugins/growing');
  await until(async () =>
    /Version 2\.0\.0 waits for approval: people who are not signed in could reach GET \/feed; it asks for mail/.test(
      await shown(),
    ),
  );
  assert.match(await read('/plugins?state=attention'), /Version 2\.0\.0 waits for approval\./);
  const { status, page } = await send('/plugins/growing/approve', { version: '2.0.0' });
  assert.equal(status, 303);
  assert.match(page, /Version 2\.0\.0 is approved\./);
  assert.match(page, /growing · version 2\.0\.0/);
  assert.equal((await platform.plugin('growing')).version, '2.0.0');
});

test('a first release that waits is shown with what it asks for, and whose place it takes', async () => {
  await using _former = await run('forebear');
  await using _first = await run('heir', {
    needs: ['mail.send'],
    replaces: ['forebear'],
    tasks: [{ name: 'nightly' }],
  });
  const page = await read('/plugins/heir');
  assert.match(
    page,
    /Version 1\.0\.0 waits for approval: it takes the place of forebear for good, with the settings and what operators decided; it asks for mail\.send\./,
  );
  const added = [...page.matchAll(/adds<\/span>([^<]+)/g)].map(([, line]) => line);
  assert.deepEqual(added, ['needs mail.send', 'replaces forebear', 'task nightly']);
  assert.doesNotMatch(page, /no difference/);
});

test('a release that waits is rejected with a reason, which the page keeps beside it', async () => {
  await using _old = await run('modest');
  await using _new = await run('modest', { version: '2.0.0', needs: ['mail.send'] });
  const asked = await until(async () => {
    const page = await read('/plugins/modest');
    return page.includes('Version 2.0.0 waits for approval') && page;
  });
  assert.match(asked, /action="\/plugins\/modest\/reject".*name="reason" required/);
  const empty = await send('/plugins/modest/reject', { version: '2.0.0', reason: ' ' });
  assert.equal(empty.status, 400);
  assert.match(empty.page, /Version 2\.0\.0 is not rejected: .*reason/);
  const { status, page } = await send('/plugins/modest/reject', {
    version: '2.0.0',
    reason: 'no <mail> please',
  });
  assert.equal(status, 303);
  assert.match(page, /Version 2\.0\.0 is rejected, and its processes are told why/);
  assert.match(page, /badge-bad">rejected<.*No &lt;mail&gt; please\./);
  assert.doesNotMatch(page, /waits for approval/);
  assert.doesNotMatch(await read('/plugins?state=attention'), /plugin-modest/);
  const approved = await send('/plugins/modest/approve', { version: '2.0.0' });
  assert.match(approved.page, /modest · version 2\.0\.0/);
});

test('W2C-4 a pin to an older release is a rollback, asked about and shown as one, until it is taken back', async () => {
  await using _alpha = await run('rolling', { version: '1.0.0-alpha' });
  await using older = await run('rolling');
  await using newer = await run('rolling', { version: '1.1.0' });
  const told = await until(
    () => older.received.findLast(({ state }) => state && !state.serving)?.state?.state,
  );
  assert.match(
    told?.message ?? '',
    /^version 1\.1\.0 is active and newer than 1\.0\.0, so this process/,
  );
  const releases = await read('/plugins/rolling');
  assert.match(releases, /standby<.{0,60}Version 1\.1\.0 is active and newer than 1\.0\.0/);
  assert.match(releases, /1\.1\.0<.*active.*1\.0\.0<.*downgrade.*1\.0\.0-alpha<.*downgrade/);
  const asked = await send('/plugins/rolling/pin', { version: '1.0.0' });
  assert.match(asked.page, /Version 1\.0\.0 is older than 1\.1\.0, which is active/);
  assert.match(asked.page, /name="confirmed" value="true".*Go back to 1\.0\.0/);
  assert.equal((await platform.plugin('rolling')).version, '1.1.0');
  const pinned = await send('/plugins/rolling/pin', { version: '1.0.0', confirmed: 'true' });
  assert.match(pinned.page, /It is pinned to version 1\.0\.0/);
  assert.match(pinned.page, /active · pinned/);
  assert.match(pinned.page, /1\.1\.0<.*upgrade/);
  assert.match(pinned.page, /rolling · version 1\.0\.0/);
  assert.match(
    pinned.page,
    /standby<.{0,60}An operator pinned the plugin to version 1\.0\.0, so this process of 1\.1\.0/,
  );
  await until(() => newer.received.some(({ state }) => state?.state?.reason === 'pinned'));
  const unpinned = await send('/plugins/rolling/pin', { version: '' });
  assert.match(unpinned.page, /rolling · version 1\.1\.0/);
  const unknown = await send('/plugins/rolling/pin', { version: '9.9.9' });
  assert.equal(unknown.status, 404);
  assert.match(
    unknown.page,
    /It is not pinned to 9\.9\.9: plugin &quot;rolling&quot; has no release/,
  );
});

test('W2C-13 disabling what others need says who, and is done when the operator insists', async () => {
  await using _pages = await run('cms-pages');
  await using _news = await run('cms-news', { dependencies: [{ plugin: 'cms-pages' }] });
  assert.match(
    await read('/plugins/cms-pages'),
    /Needed by<\/dt><dd><a href="\/plugins\/cms-news"/,
  );
  const refused = await send('/plugins/cms-pages/enabled', { enabled: 'false' });
  assert.equal(refused.status, 409);
  assert.match(refused.page, /It is not disabled: .* is needed by &quot;cms-news&quot;/);
  assert.match(refused.page, /name="force" value="true".*Disable anyway/);
  const forced = await send('/plugins/cms-pages/enabled', { enabled: 'false', force: 'true' });
  assert.match(forced.page, /It is disabled: it gets no requests/);
  const dependent = await until(async () => {
    const page = await read('/plugins/cms-news');
    return page.includes('badge-bad">missing') && page;
  });
  assert.match(dependent, /It is disabled\./);
  await send('/plugins/cms-pages/enabled', { enabled: 'true' });
});

test('REG-14 REG-16 the title and index of the operator, and back to those of the manifest', async () => {
  await using _plugin = await run('titled', { title: 'From the manifest' });
  const path = '/plugins/titled/title-and-index';
  const saved = await send(path, { title: 'Mine', index: '3' });
  assert.match(saved.page, /<h1>Mine<\/h1>/);
  assert.match(saved.page, /Reset to the manifest’s title/);
  const bad = await send(path, { title: 'Other', index: 'first' });
  assert.equal(bad.status, 400);
  assert.match(bad.page, /value="first".*Use a whole number|use a whole number/);
  assert.match(bad.page, /<h1>Mine<\/h1>/);
  const reset = await send(path, { title: '', index: '' });
  assert.match(reset.page, /<h1>From the manifest<\/h1>/);
  assert.equal((await platform.plugin('titled')).index, undefined);
});

test('REG-11 removing asks first, and deleting lists what goes with it', async () => {
  await using plugin = await run('leaving');
  assert.match(
    await read('/plugins/leaving/remove'),
    /Remove leaving\?.*Its settings and history stay/,
  );
  const early = await send('/plugins/leaving/delete');
  assert.equal(early.status, 409);
  assert.match(early.page, /It is not deleted: .*only what is removed can be deleted/);
  const removed = await send('/plugins/leaving/remove');
  assert.equal(removed.status, 303);
  assert.match(removed.page, /It is removed; its settings and history are kept\./);
  await plugin.ended;
  await plugin[Symbol.asyncDispose]();
  assert.match(
    await read('/plugins/leaving/delete'),
    /<li>1 release<\/li>.*<li>1 credential<\/li>/,
  );
  const { page } = await send('/plugins/leaving/delete');
  assert.match(page, /The plugin is deleted/);
  assert.ok(!page.includes('plugin-leaving'));
  assert.equal((await session.fetch('/plugins/leaving', { headers: accept })).status, 404);
});

test('removing what others need says who, and offers to do it anyway', async () => {
  await using _base = await run('base');
  await using _upper = await run('upper', { dependencies: [{ plugin: 'base' }] });
  const asked = await read('/plugins/base/remove');
  assert.match(asked, /It is needed by<a href="\/plugins\/upper"/);
  assert.match(asked, /name="force" value="true".*Remove anyway/);
  const refused = await send('/plugins/base/remove');
  assert.equal(refused.status, 409);
  assert.match(refused.page, /It is not removed: .*needed by/);
  const forced = await send('/plugins/base/remove', { force: 'true' });
  assert.equal(forced.status, 303);
});

test('the provider of a capability is chosen on the Capabilities page', async () => {
  const provides = [{ capability: 'mail', version: '1.2.0' }];
  await using _smtp = await run('mail-smtp', { provides });
  await using _log = await run('mail-log', { provides });
  await using _user = await run('letters', {
    dependencies: [{ capability: 'mail' }, { capability: 'printer', optional: true }],
  });
  const before = await read('/capabilities');
  assert.match(before, /mail-log.*mail-smtp|mail-smtp.*mail-log/);
  assert.match(before, /<h2>printer<\/h2>.*Nothing provides it/);
  const chosen = await send('/capabilities/mail', { provider: 'mail-log', fallback: 'true' });
  assert.equal(chosen.status, 303);
  assert.match(chosen.page, /value="mail-log" checked/);
  assert.match(chosen.page, /name="fallback" value="true" checked/);
  const wrong = await send('/capabilities/mail', { provider: 'letters' });
  assert.match(wrong.page, /The choice is not saved: &quot;letters&quot; does not provide/);
  assert.match(
    await read('/plugins/letters'),
    /Provided by mail-log, mail-smtp|Provided by mail-smtp, mail-log/,
  );
  const none = await send('/capabilities/mail', { provider: '' });
  assert.match(none.page, /value="" checked/);
});

test('a plugin in quarantine says so, and is released', async () => {
  for (let crash = 0; crash < 2; crash += 1) {
    const plugin = await run('crashing');
    await plugin[Symbol.asyncDispose]();
    await until(async () => (await platform.plugin('crashing')).instances.length === 0);
  }
  await using _plugin = await run('crashing');
  assert.match(await read('/plugins/crashing'), /Release from quarantine/);
  const { page } = await send('/plugins/crashing/release');
  assert.match(page, /It is released from quarantine\./);
  assert.doesNotMatch(page, /Release from quarantine/);
});

test('a form sent from elsewhere, or for a plugin that is not there, is answered in words', async () => {
  const foreign = await session.fetch('/plugins/fine/remove', {
    method: 'POST',
    headers: { ...accept, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' },
  });
  assert.equal(foreign.status, 403);
  const missing = await send('/plugins/never-was/enabled', { enabled: 'true' });
  assert.equal(missing.status, 404);
  assert.match(missing.page, /There is no such plugin/);
  const odd = await send('/plugins/fine/enabled', { enabled: 'maybe' });
  assert.equal(odd.status, 400);
  assert.match(odd.page, /This form could not be read/);
});

test('a credential is made, shown once, connects a process, and cuts it off when it is revoked', async () => {
  const made = await send('/credentials', { slug: 'keyed' });
  assert.equal(made.status, 200);
  const [, token = ''] = /<code class="secret">([^<]+)<\/code>/.exec(made.page) ?? [];
  assert.match(token, /^pbc_/);
  const rowOf = (page: string) => /<tr id="credential-[^]*?<\/tr>/.exec(page)?.[0] ?? '';
  const unused = await read('/credentials?plugin=keyed');
  assert.ok(!unused.includes(token), 'it is shown once');
  assert.match(rowOf(unused), /data-label="Last used"><span class="quiet">never</);
  assert.match(rowOf(unused), /href="\/audit\?action=credential\.&amp;target=plugin%3Akeyed"/);
  assert.doesNotMatch(await read('/credentials?plugin=fine'), /id="credential-[^]*keyed/);

  tokens.set('keyed', token);
  await using plugin = await run('keyed');
  assert.match(rowOf(await read('/credentials?plugin=keyed')), /"Last used"><patchbay-moment/);
  assert.match(await read('/plugins/keyed'), /href="\/credentials\?plugin=keyed"/);

  const page = await read('/credentials?plugin=keyed');
  assert.match(page, /role="dialog"[^]*?is cut off at once/);
  const [, action = ''] = /action="(\/credentials\/[^"]+\/revoke)"/.exec(page) ?? [];
  const revoked = await send(action, { slug: 'keyed', plugin: 'keyed' });
  assert.match(revoked.page, /The credential is revoked[^]*Those of every plugin/);
  assert.match((await plugin.ended)?.message ?? '', /revoked/);
  const row = rowOf(await read('/credentials?plugin=keyed'));
  assert.match(row, /revoked<patchbay-moment/);
  assert.doesNotMatch(row, /<form/);
});

test('credentials go on beyond their first page, and back to the first', async () => {
  for (let count = 0; count < 26; count++) await platform.credential('many');
  const rows = (html: string) => html.match(/<tr id="credential-/g)?.length;
  const first = await read('/credentials?plugin=many');
  assert.equal(rows(first), 25);
  assert.doesNotMatch(first, />The first</);
  const [, more = ''] = /href="(\/credentials\?[^"]*)">More</.exec(first) ?? [];
  const last = await read(more.replaceAll('&amp;', '&'));
  assert.equal(rows(last), 1);
  assert.match(last, /href="\/credentials\?plugin=many">The first</);
  assert.doesNotMatch(last, />More</);
});

test('a credential for no slug is refused with what was typed, and there is none for who may not', async () => {
  const { status, page } = await send('/credentials', { slug: 'Not a slug' });
  assert.equal(status, 400);
  assert.match(page, /No credential is made: [^<]*slug[^]*value="Not a slug"/);
  const member = await signInAsNew(platform, { username: 'mem' });
  assert.equal((await member.fetch('/credentials')).status, 403);
  const body = new URLSearchParams({ slug: 'sneaked' });
  assert.equal((await member.fetch('/credentials', { method: 'POST', body })).status, 403);
  assert.doesNotMatch(await read('/credentials'), /sneaked/);
});

test('while the registry is away the pages stay, say so, and refuse decisions in words', async () => {
  await using _plugin = await run('lasting', { title: 'Lasting' });
  await platform.processes.registry.kill();
  const page = await until(async () => {
    const text = await read('/plugins/lasting');
    return text.includes('No connection to the registry') && text;
  });
  assert.match(page, /<h1>Lasting<\/h1>.*not known while the registry does not answer/);
  await until(async () =>
    /The registry does not answer: nothing listens at/.test(await read('/capabilities')),
  );
  const refused = await send('/plugins/lasting/enabled', { enabled: 'false' });
  assert.equal(refused.status, 503);
  assert.match(refused.page, /It is not disabled: nothing listens at/);
  assert.match(await read('/plugins/lasting/remove'), /Nothing listens at/);
  await platform.processes.registry.restart();
});
