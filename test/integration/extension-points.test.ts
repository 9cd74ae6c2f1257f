import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fromStruct, toStruct, type ManifestInput, type PlatformError } from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

let platform: Platform;

before(async () => {
  platform = await startPlatform({ services: ['registry'], leaseSeconds: 3 });
});
after(() => platform?.[Symbol.asyncDispose]());

const tokens = new Map<string, string>();

/** Connects one process of a plugin; resolves when the registry has heard that it is ready. */
async function run(slug: string, manifest: Partial<ManifestInput>) {
  const token = tokens.get(slug) ?? (await platform.credential(slug));
  tokens.set(slug, token);
  await using stack = new AsyncDisposableStack();
  const plugin = stack.use(
    await startRawPlugin({
      registry: platform.addresses.registry,
      token,
      manifest: { slug, version: '1.0.0', ...manifest },
    }),
  );
  await until(async () => (await platform.plugin(slug)).state?.name === 'ready');
  stack.move();
  return plugin;
}

const reporting = {
  id: 'events.reporting',
  title: 'Reports on events',
  schema: {
    type: 'object',
    required: ['title', 'category'],
    properties: {
      category: { type: 'string' },
      size: { type: 'array', items: { type: 'integer' } },
    },
  },
};
const report = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  point: 'events.reporting',
  title: id,
  category: 'HTML',
  ...more,
});

async function stateOf(slug: string, id: string) {
  const { contributions } = await platform.plugin(slug);
  const { state } = contributions.find((contribution) => contribution.id === id) ?? {};
  return `${state?.name}: ${state?.message}`;
}

const point = async (id: string) => {
  const { extensionPoints } = await platform.admin.listExtensionPoints({});
  return extensionPoints.find((each) => each.id === id);
};

test('a contribution waits for its point, shows by itself, and says why when the point goes', async () => {
  await using _summary = await run('summary', { contributions: [report('summary')] });
  assert.match(await stateOf('summary', 'summary'), /^waiting: there is no extension point/);

  await using _events = await run('events', { extensionPoints: [reporting] });
  assert.match(await stateOf('summary', 'summary'), /^shown/);

  await platform.admin.setPluginEnabled({ slug: 'events', enabled: false, force: true });
  assert.match(
    await stateOf('summary', 'summary'),
    /^waiting: the plugin "events" .* is disabled$/,
  );
  await platform.admin.setPluginEnabled({ slug: 'events', enabled: true });
  assert.match(await stateOf('summary', 'summary'), /^shown/);
});

test('REG-1 REG-2 STS-1 W2C-18 every point is listed with its title, or its id, and who contributes', async () => {
  await using _events = await run('events', {
    extensionPoints: [reporting, { id: 'events.plain' }],
  });
  await using _summary = await run('summary', { contributions: [report('summary')] });
  assert.equal((await point('events.reporting'))?.title, 'Reports on events');
  assert.equal((await point('events.plain'))?.title, 'events.plain');
  assert.equal((await point('nav'))?.plugin, '');
  const { contributions } = (await point('events.reporting')) ?? {};
  assert.deepEqual(
    contributions?.map(({ plugin }) => plugin),
    ['summary'],
  );
});

test('what a point does not take is refused at registration, with its path', async () => {
  await using _events = await run('events', { extensionPoints: [reporting] });
  const contributions = [report('good'), report('bad', { category: 7, size: [1, 'x'] })];
  await assert.rejects(run('wrong', { contributions }), (error: PlatformError) => {
    assert.equal(error.code, 'invalid');
    const fields = error.details.violations?.map(({ field }) => field).toSorted();
    assert.deepEqual(fields, ['contributions[1].category', 'contributions[1].size[1]']);
    return true;
  });
});

test('a point that comes later finds what does not fit, and says so at the contribution', async () => {
  const contributions = [{ id: 'odd', point: 'later.point', count: 'many' }];
  await using _early = await run('early', { contributions });
  const schema = { type: 'object', properties: { count: { type: 'integer' } } };
  await using _later = await run('later', { extensionPoints: [{ id: 'later.point', schema }] });
  assert.match(await stateOf('early', 'odd'), /^invalid: .*count must be a whole number/);
});

test('REG-5 neither a point nor a name at a point can be taken twice', async () => {
  await using _events = await run('events', { extensionPoints: [reporting] });
  await using _summary = await run('summary', { contributions: [report('summary')] });
  await assert.rejects(run('thief', { extensionPoints: [reporting] }), {
    code: 'already_exists',
    message: /extensionPoints\[0\]\.id: "events.reporting" is already declared by plugin "events"/,
  });
  await assert.rejects(run('copycat', { contributions: [report('summary')] }), {
    code: 'already_exists',
    message: /contributions\[0\]\.id: plugin "summary" already contributes/,
  });
  await using _elsewhere = await run('elsewhere', {
    contributions: [{ id: 'summary', point: 'other.point' }],
  });
});

test('two major versions of a point stand side by side', async () => {
  const schema = { type: 'object', required: ['columns'] };
  const extensionPoints = [{ id: 'grid.cells' }, { id: 'grid.cells', version: 2, schema }];
  await using _grid = await run('grid', { extensionPoints });
  await using _old = await run('old-cell', {
    contributions: [{ id: 'cell', point: 'grid.cells' }],
  });
  const cell = { id: 'new-cell', point: 'grid.cells', pointVersion: 2, columns: 3 };
  await using _new = await run('new-cell', { contributions: [cell] });
  assert.match(await stateOf('old-cell', 'cell'), /^shown/);
  assert.match(await stateOf('new-cell', 'new-cell'), /^shown/);
});

test('REG-4 REG-14 an operator orders contributions, and switches one off, which survives registrations', async () => {
  await using _events = await run('events', { extensionPoints: [reporting] });
  const contributions = [report('zulu'), report('alpha')];
  const two = await run('two-reports', { contributions });
  const order = async () =>
    ((await point('events.reporting'))?.contributions ?? [])
      .filter(({ plugin }) => plugin === 'two-reports')
      .map(({ contribution }) => contribution?.id);
  assert.deepEqual(await order(), ['alpha', 'zulu']);
  await platform.admin.updateContribution({
    slug: 'two-reports',
    contributionId: 'zulu',
    index: 1,
  });
  assert.deepEqual(await order(), ['zulu', 'alpha']);

  await platform.admin.updateContribution({
    slug: 'two-reports',
    contributionId: 'alpha',
    enabled: false,
  });
  await two[Symbol.asyncDispose]();
  await using _again = await run('two-reports', { version: '1.0.1', contributions });
  assert.match(await stateOf('two-reports', 'alpha'), /^disabled: an operator switched it off$/);
  assert.deepEqual(await order(), ['zulu', 'alpha']);
});

test('REG-8 a contribution that a new release drops is removed, and keeps what was decided', async () => {
  await using _ledger = await run('ledger', { extensionPoints: [{ id: 'ledger.rows' }] });
  const row = (id: string) => ({ id, point: 'ledger.rows', title: id });
  const settings = { type: 'object', properties: { rows: { type: 'integer', default: 10 } } };
  const both = { settings, contributions: [row('kept'), row('dropped')] };
  const first = await run('shrinking', both);
  const slug = 'shrinking';
  await platform.admin.updateContribution({ slug, contributionId: 'dropped', index: 4 });
  await platform.settings.updateSettings({ slug, settings: toStruct({ rows: 25 }) });
  await first[Symbol.asyncDispose]();
  await until(async () => (await platform.plugin(slug)).state?.name === 'offline');
  assert.match(await stateOf(slug, 'dropped'), /^shown/, 'a crash removes nothing');

  await using _second = await run(slug, {
    ...both,
    version: '1.1.0',
    contributions: [row('kept')],
  });
  const offered = async () =>
    ((await point('ledger.rows'))?.contributions ?? [])
      .filter(({ plugin }) => plugin === slug)
      .map(({ contribution }) => contribution?.id);
  await until(async () => (await offered()).length === 1);
  assert.equal(
    await stateOf(slug, 'dropped'),
    'removed: the active release no longer contributes it',
  );
  const { settings: kept } = await platform.settings.getSettings({ slug });
  assert.deepEqual(fromStruct(kept), { rows: 25 });

  await using _third = await run(slug, { ...both, version: '1.2.0' });
  await until(async () => (await offered()).length === 2);
  assert.deepEqual(await offered(), ['dropped', 'kept'], 'its index is that of before');
});

test('why a contribution is hidden is answered check by check', async () => {
  await using _lonely = await run('lonely', { contributions: [{ id: 'x', point: 'no.where' }] });
  const { checks } = await platform.admin.explainContribution({
    slug: 'lonely',
    contributionId: 'x',
  });
  assert.deepEqual(
    checks.filter(({ passed }) => !passed).map(({ name, detail }) => [name, detail]),
    [['its extension point is there', 'nobody declares "no.where" in that version']],
  );
  await assert.rejects(
    platform.admin.explainContribution({ slug: 'lonely', contributionId: 'y' }),
    { code: 'not_found', message: /no contribution "y"; it has x/ },
  );
});

test('why somebody sees a contribution, or a space has it, is answered check by check', async () => {
  await using _picky = await run('picky', {
    scopes: { site: true, space: {} },
    permissions: [{ name: 'read' }],
    routes: [{ method: 'GET', path: '/', permissions: ['read'] }],
    contributions: [{ id: 'link', point: 'nav', path: '/', title: 'Picky' }],
  });
  const { user } = await platform.people.createUser({ username: 'Nora', displayName: 'Nora' });
  const userId = user?.id ?? '';
  const { space } = await platform.spaces.createSpace({ title: 'Lab', admins: [userId] });
  const slug = space?.slug ?? '';
  const failing = async (audience: { user?: string; space?: string }) => {
    const asked = { slug: 'picky', contributionId: 'link', ...audience };
    const { checks } = await platform.admin.explainContribution(asked);
    return checks.filter(({ passed }) => !passed).map(({ name, detail }) => `${name}: ${detail}`);
  };
  assert.deepEqual(await failing({}), []);
  assert.deepEqual(await failing({ user: 'nora' }), [
    'the person has the permissions that it asks for: they lack "picky.read": give them a role that has it',
  ]);
  const roles = await platform.people.createRole({
    name: 'reader',
    title: 'Reader',
    permissions: ['picky.read'],
  });
  await platform.people.grantRole({ role: roles.role?.name, userId });
  assert.deepEqual(await failing({ user: userId }), []);
  assert.match((await failing({ user: userId, space: slug })).join(), /it is not active in "lab"/);
  await platform.spaces.setSpacePlugins({
    slug,
    activations: [{ plugin: 'picky', active: true }],
  });
  assert.deepEqual(await failing({ user: userId, space: slug }), []);
  const { user: other } = await platform.people.createUser({ username: 'om', displayName: 'Om' });
  await platform.people.updateUser({ id: other?.id ?? '', disabled: true });
  assert.deepEqual(
    (await failing({ user: 'om', space: slug })).map((line) => line.split(':')[0]),
    [
      'the person may sign in',
      'the person may enter the space',
      'the person has the permissions that it asks for',
    ],
  );
  await assert.rejects(failing({ user: 'nobody' }), { code: 'not_found' });
  await assert.rejects(failing({ space: 'nowhere' }), { code: 'not_found' });
});
