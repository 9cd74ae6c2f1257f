import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { ManifestInput } from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let session: TestSession;

before(async () => {
  platform = await startPlatform({ services: ['registry', 'gateway'], leaseSeconds: 3 });
  session = await signInAsFirst(platform);
});
after(() => platform?.[Symbol.asyncDispose]());

async function run(slug: string, manifest: Partial<ManifestInput>) {
  const plugin = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential(slug),
    manifest: { slug, version: '1.0.0', ...manifest },
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

/** Sends a form as a browser without JavaScript does: what it then shows. */
async function send(path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields);
  const response = await session.fetch(path, { method: 'POST', body, headers: accept });
  const location = response.headers.get('location');
  const page = location === null ? compact(await response.text()) : await read(location);
  return { status: response.status, page };
}

/** The panel of one point. */
async function panel(anchor: string): Promise<string> {
  const page = await read('/extension-points');
  const [, found] = new RegExp(`id="point-${anchor}">(.*?)</article>`).exec(page) ?? [];
  assert.ok(found, `${anchor} is not on the page`);
  return found;
}

const reports = '/plugins/summary/contributions';
const report = (id: string, title: string) => ({ id, point: 'events.reporting', title });

test('W2C-14 points are listed with who contributes, and an operator decides what is shown and where', async () => {
  await using _events = await run('events', {
    title: 'Events',
    extensionPoints: [
      { id: 'events.reporting', title: 'Reports', description: 'On <all> events' },
      { id: 'events.reporting', version: 2 },
    ],
  });
  await using _summary = await run('summary', {
    contributions: [report('alpha', 'Alpha report'), report('zulu', 'Zulu report')],
  });
  const listed = await panel('events.reporting');
  assert.match(listed, /<h2>Reports<\/h2>.*On &lt;all&gt; events/);
  assert.match(listed, /Declared by<\/dt><dd><a href="\/plugins\/events">Events<\/a>/);
  assert.match(listed, /Takes contributions<\/dt><dd>yes<.*Contributions<\/dt><dd><a [^>]*>2</);
  assert.match(listed, /Alpha report.*href="\/plugins\/summary".*shown.*Zulu report/);
  assert.match(await panel('events.reporting@2'), /version 2.*Contributions<\/dt><dd>none</);
  assert.match(await panel('nav'), /Declared by<\/dt><dd>the platform</);

  const off = await send(reports, { contribution: 'alpha', enabled: 'false' });
  assert.equal(off.status, 303);
  assert.match(off.page, /The contribution is switched off/);
  assert.match(off.page, /failed:<\/span>No operator switched it off\./);
  assert.match(off.page, /aria-label="Switch on alpha"/);
  assert.match(await panel('events.reporting'), /Alpha report.*disabled.*An operator switched it/);
  const on = await send(reports, { contribution: 'alpha', enabled: 'true' });
  assert.match(on.page, /aria-label="Switch off alpha"/);
  assert.doesNotMatch(on.page, /Why\?/);

  const placed = await send(reports, { contribution: 'zulu', index: '1' });
  assert.match(placed.page, /The index of the contribution is saved\./);
  assert.match(await panel('events.reporting'), /Zulu report.*Alpha report/);
  await send(reports, { contribution: 'zulu', index: '' });
  assert.match(await panel('events.reporting'), /Alpha report.*Zulu report/);

  await platform.admin.setPluginEnabled({ slug: 'events', enabled: false, force: true });
  assert.match(await panel('events.reporting'), /not now: &quot;events&quot; is disabled/);
});

test('REG-6 plugins and points are enabled, disabled or removed, and are listed by that', async () => {
  const point = (id: string) => ({ extensionPoints: [{ id }] });
  await using _on = await run('on', point('on.point'));
  await using _off = await run('off', point('off.point'));
  await using _gone = await run('gone', point('gone.point'));
  await platform.admin.setPluginEnabled({ slug: 'off', enabled: false });
  await platform.admin.removePlugin({ slug: 'gone' });
  const ids = (page: string, kind: string) =>
    [...page.matchAll(new RegExp(`id="${kind}-([^"]+)"`, 'g'))].map(([, id = '']) => id);
  await until(async () => (await read('/plugins?state=removed')).includes('plugin-gone'));
  const disabled = await read('/plugins?state=disabled');
  assert.ok(ids(disabled, 'plugin').includes('off') && !ids(disabled, 'plugin').includes('on'));
  assert.deepEqual(ids(await read('/plugins?state=removed'), 'plugin'), ['gone']);
  const points = async (state: string) =>
    ids(await read(`/extension-points?state=${state}`), 'point');
  assert.ok((await points('ready')).includes('on.point'));
  assert.ok((await points('disabled')).includes('off.point'));
  assert.deepEqual(await points('removed'), ['gone.point']);
  assert.match(await panel('gone.point'), /badge-quiet">removed</);
});

test('REG-15 plugins are listed by the point they contribute to, each with its version and its processes', async () => {
  await using _one = await run('one', { version: '1.2.3', contributions: [report('o', 'One')] });
  await using _other = await run('other', {});
  await until(async () => (await read('/plugins')).includes('plugin-one'));
  const page = await read('/plugins?point=events.reporting');
  assert.match(page, /<option selected>events\.reporting</);
  assert.ok(!page.includes('plugin-other'));
  assert.match(page, /id="plugin-one".*one · 1\.2\.3.*1 process/);
  const heads = [...page.matchAll(/<th>([^<]+)<\/th>/g)].map(([, head]) => head);
  assert.deepEqual(heads, ['Plugin', 'State', 'Why', 'Running', 'Since', 'Index']);
});

test('what a blocked plugin contributes is hidden, and its pages say by what, until that is over', async () => {
  await using _needy = await run('needy', {
    dependencies: [{ plugin: 'weather' }],
    routes: [{ method: 'GET', path: '/' }],
    contributions: [{ point: 'nav', id: 'forecast', title: 'Forecast', path: '/' }],
  });
  const hidden = /forecast.*badge-warn">hidden.*The plugin is blocked: it needs weather/i;
  assert.match(await read('/plugins/needy'), hidden);
  assert.match(await panel('nav'), hidden);
  await using _weather = await run('weather', {});
  const isShown = async () => /forecast.*badge-good">shown/i.test(await panel('nav'));
  await until(isShown, { what: 'the forecast shown' });
});

test('what cannot be decided of a contribution is said on the page of its plugin', async () => {
  await using _lonely = await run('lonely', { contributions: [{ id: 'x', point: 'no.where' }] });
  const path = '/plugins/lonely/contributions';
  const bad = await send(path, { contribution: 'x', index: 'first' });
  assert.equal(bad.status, 400);
  assert.match(bad.page, /The index of &quot;x&quot; is not saved: use a whole number/);
  const unknown = await send(path, { contribution: 'y', enabled: 'false' });
  assert.equal(unknown.status, 404);
  assert.match(unknown.page, /&quot;y&quot; is not switched off: .* has no contribution/);
  const headers = { ...accept, origin: 'https://elsewhere.example' };
  const body = new URLSearchParams({ contribution: 'x', enabled: 'false' });
  const foreign = await session.fetch(path, { method: 'POST', body, headers });
  assert.equal(foreign.status, 403);
});

test('an operator is told why a contribution is hidden from somebody', async () => {
  await using _quiet = await run('quiet', {
    permissions: [{ name: 'see' }],
    routes: [{ method: 'GET', path: '/' }],
    contributions: [
      { id: 'page', point: 'nav', path: '/', title: 'Quiet <page>', permissions: ['see'] },
    ],
  });
  await platform.people.createUser({ username: 'lea', displayName: 'Lea' });
  const path = '/extension-points/explanation?plugin=quiet&contribution=page';
  assert.ok((await panel('nav')).includes(`href="${path.replaceAll('&', '&amp;')}"`));
  assert.match(await read(path), /<h2>It is shown<\/h2>/);
  const hidden = await read(`${path}&user=lea`);
  assert.match(hidden, /name="user" value="lea".*<h2>It is hidden<\/h2>/);
  assert.match(hidden, /failed:<\/span>The person has the permissions.*They lack &quot;quiet\.see/);
  const nobody = await session.fetch(`${path}&user=nobody`, { headers: accept });
  assert.equal(nobody.status, 404);
  assert.match(
    await nobody.text(),
    /This cannot be explained: there is no user &quot;nobody&quot;/,
  );
});
