import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { after, before } from 'node:test';
import { createClient, tokens as tokensService, type Json } from '@patchbay/proto';
import { definePlugin, type Served } from '@patchbay/sdk';
import { switchboard } from '../fixtures/switchboard.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let person: TestSession;
const stack = new AsyncDisposableStack();

const group = { type: 'object', required: ['group'], properties: { group: { type: 'integer' } } };

/** Declares a point of every mode, and asks it as its routes say. */
const tracker = definePlugin({
  slug: 'tracker',
  version: '1.0.0',
  needs: ['commands.run'],
  permissions: [{ name: 'see', title: 'See what is tracked' }],
  extensionPoints: [
    { id: 'tracker.actions', mode: 'static' },
    {
      id: 'tracker.tags',
      mode: 'collect',
      input: group,
      output: { type: 'string' },
      deadlineMs: 2_000,
    },
    { id: 'tracker.slow', mode: 'collect', deadlineMs: 30_000 },
    { id: 'tracker.checks', mode: 'collect', failure: 'fail' },
    { id: 'tracker.pictures', mode: 'collect' },
    { id: 'tracker.filter', mode: 'pipeline' },
    { id: 'tracker.owner', mode: 'first' },
    { id: 'tracker.saved', mode: 'notify', input: group },
    { id: 'tracker.menu', mode: 'static' },
    { id: 'tracker.pages', mode: 'static', routes: [{ method: 'GET', path: '/page' }] },
  ],
  commands: {
    gather: { run: (_input, { points }) => points.collect('tracker.tags', { group: 5 }) },
  },
  routes: {
    'POST /ask/:mode/:name': async ({ request, params: { mode, name }, points }) => {
      const point = `tracker.${name}`;
      const payload = (await request.json()) as Json;
      const ask = {
        static: () => points.list(point, { params: (payload ?? {}) as Record<string, string> }),
        collect: () => points.collect(point, payload),
        pipeline: () => points.pipeline(point, payload),
        first: () => points.first(point, payload),
        notify: async () => ({ told: await points.notify(point, payload) }),
      }[mode];
      return ask?.();
    },
    'POST /run/:plugin/:command': async ({ request, params, commands }) =>
      commands.run(params.plugin, params.command, (await request.json()) as Record<string, Json>),
  },
});

let told: Json[] = [];
let tellFails = 0;
let hanging = false;
let asked = 0;
const slow = Promise.withResolvers<void>();
let waiting = 0;

async function hang(signal: AbortSignal): Promise<void> {
  if (hanging) await sleep(60_000, undefined, { signal });
}

const alpha = definePlugin({
  slug: 'alpha',
  title: 'Alpha',
  version: '1.0.0',
  permissions: [{ name: 'secret' }],
  scopes: { site: true, space: { defaultView: '/plain' } },
  routes: {
    'GET /plain': () => 'plain',
    'GET /tasks/:task/report': ({ params }) => `report on ${params.task}`,
    'GET /closed': { permissions: ['secret'], handle: () => 'closed' },
  },
  contributions: [
    { point: 'tracker.menu', id: 'alpha-closed', title: 'Closed', path: '/closed' },
    { point: 'tracker.menu', id: 'alpha-plain', title: 'Plain', path: '/plain' },
    { point: 'tracker.menu', id: 'alpha-report', title: 'Report', path: '/tasks/:task/report' },
    { point: 'tracker.actions', id: 'alpha-act', title: 'Act', category: 'work' },
    { point: 'tracker.actions', id: 'alpha-secret', title: 'Hidden', permissions: ['secret'] },
    {
      point: 'tracker.tags',
      id: 'alpha-tag',
      title: 'Zeta',
      async run(payload, { identity, signal }) {
        await hang(signal);
        return `#${(payload as { group: number }).group} ${identity.name}`;
      },
    },
    {
      point: 'tracker.tags',
      id: 'alpha-wrong',
      title: 'Wrong',
      async run(_payload, { signal }) {
        await hang(signal);
        return { not: 'a string' };
      },
    },
    {
      point: 'tracker.tags',
      id: 'alpha-slow',
      title: 'Slow',
      async run(_payload, { signal }) {
        asked++;
        await hang(signal);
        return 'quick';
      },
    },
    {
      point: 'tracker.slow',
      id: 'alpha-wait',
      run: () => {
        waiting += 1;
        return slow.promise;
      },
    },
    { point: 'tracker.filter', id: 'alpha-add', title: 'A', run: (value) => Number(value) + 1 },
    { point: 'tracker.owner', id: 'alpha-owner', title: 'A', run: () => null },
    { point: 'tracker.pictures', id: 'alpha-huge', run: () => 'x'.repeat(700_000) },
    {
      point: 'tracker.saved',
      id: 'alpha-saved',
      run(payload) {
        if (tellFails-- > 0) throw new Error('the disk is full');
        told.push(payload);
      },
    },
  ],
});

const beta = definePlugin({
  slug: 'beta',
  title: 'Beta',
  version: '1.0.0',
  contributions: [
    { point: 'tracker.actions', id: 'beta-act', title: 'Zap', category: 'play' },
    { point: 'tracker.tags', id: 'beta-tag', title: 'Beta', run: () => 'beta' },
    {
      point: 'tracker.tags',
      id: 'beta-broken',
      title: 'Broken',
      run: () => Promise.reject(new Error('no such tag')),
    },
    { point: 'tracker.slow', id: 'beta-slow', run: () => 'beta' },
    { point: 'tracker.checks', id: 'beta-ok', run: () => 'fine' },
    {
      point: 'tracker.checks',
      id: 'beta-check',
      run: () => Promise.reject(new Error('not allowed')),
    },
    {
      point: 'tracker.filter',
      id: 'beta-double',
      title: 'B',
      run: (value) => (Number(value) > 100 ? null : Number(value) * 2),
    },
    { point: 'tracker.owner', id: 'beta-owner', title: 'B', run: () => 'beta' },
    { point: 'tracker.pictures', id: 'beta-large', run: () => 'y'.repeat(600_000) },
    { point: 'tracker.saved', id: 'beta-saved', run: (payload) => void told.push(payload) },
  ],
});

const gamma = definePlugin({
  slug: 'gamma',
  title: 'Gamma',
  version: '1.0.0',
  scopes: { space: {} },
  routes: { 'GET /': () => 'gamma' },
  contributions: [
    {
      point: 'dashboard.widgets',
      id: 'hello',
      title: 'Hello',
      run: (_payload, { identity }) => ({
        html: `<p class="quiet" onclick="x()">Hi ${identity.name}, <a href="notes">notes</a></p><script>x()</script>`,
      }),
    },
    { point: 'dashboard.widgets', id: 'nothing', title: 'Nothing', run: () => null },
    {
      point: 'dashboard.widgets',
      id: 'late',
      title: 'Late',
      run: () => Promise.reject(new Error('the tide is out')),
    },
  ],
});

let served: Served;

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  stack.use(await servePlugin(platform, tracker));
  served = stack.use(await servePlugin(platform, alpha));
  stack.use(await servePlugin(platform, beta));
  stack.use(await servePlugin(platform, gamma));
  stack.use(await servePlugin(platform, switchboard));
  person = await signInAsFirst(platform);
  await until(async () => (await ask('collect/tags', { group: 1 })).status === 200);
});
after(() => stack.disposeAsync());

async function ask(path: string, payload: Json) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  };
  const response = await person.fetch(`/p/tracker/ask/${path}`, init);
  const body = (await response.json()) as Record<string, Json>;
  return { status: response.status, body };
}

const text = async (path: string) => {
  const response = await person.fetch(path, { headers: { accept: 'text/html' } });
  return (await response.text()).replace(/^.*<main/s, '').replaceAll(/\s+/g, ' ');
};

const answersOf = (body: Record<string, Json>) =>
  (body['answers'] as { contribution: string; answer: Json }[]).map(
    ({ contribution, answer }) => `${contribution}: ${JSON.stringify(answer)}`,
  );

test('SEN-43 SEN-14 SEN-47 W2C-25 collect gives every answer in order, and who was left out with why', async () => {
  const { body } = await ask('collect/tags', { group: 7 });
  assert.deepEqual(answersOf(body), [
    'beta-tag: "beta"',
    'alpha-slow: "quick"',
    'alpha-tag: "#7 Ada Admin"',
  ]);
  assert.deepEqual(body['skipped'], [
    { plugin: 'beta', contribution: 'beta-broken', reason: 'no such tag' },
    {
      plugin: 'alpha',
      contribution: 'alpha-wrong',
      reason: 'its answer is not what the point takes: answer must be text',
    },
  ]);
  assert.match(
    await text('/plugins/alpha'),
    /alpha-wrong<\/strong>.*to tracker\.tags.*is not what the point takes: answer must be text/i,
  );
});

test('SEN-44 one question to a point is one call of each, whatever it carries', async () => {
  asked = 0;
  await ask('collect/tags', { group: 1, rows: Array.from({ length: 50 }, (_, row) => row) });
  assert.equal(asked, 1);
});

test('REG-23 an operator’s index comes before category, and that before the title', async () => {
  const ids = async () => {
    const { body } = await ask('static/actions', null);
    return (body as unknown as { contribution: string }[]).map((it) => it.contribution);
  };
  assert.deepEqual(await ids(), ['alpha-secret', 'beta-act', 'alpha-act']);
  await platform.admin.updateContribution({
    slug: 'alpha',
    contributionId: 'alpha-act',
    index: 1,
  });
  await until(async () => (await ids())[0] === 'alpha-act');
});

test('STS-10, STS-13 a menu of a plugin leads to pages of others, about the same thing, for who may open them', async () => {
  const menu = async (who: TestSession, params: Json) => {
    const response = await who.fetch('/p/tracker/ask/static/menu', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    const entries = (await response.json()) as { contribution: string; href?: string }[];
    return entries.map(({ contribution, href }) => `${contribution}: ${href}`);
  };
  const reports = await menu(person, { task: '7 of 9' });
  assert.deepEqual(reports, [
    'alpha-closed: /p/alpha/closed',
    'alpha-plain: /p/alpha/plain',
    'alpha-report: /p/alpha/tasks/7%20of%209/report',
  ]);
  assert.equal(
    await (await person.fetch('/p/alpha/tasks/7%20of%209/report')).text(),
    'report on 7 of 9',
  );
  const member = await signInAsNew(platform, { username: 'mona' });
  assert.deepEqual(await menu(member, {}), [
    'alpha-plain: /p/alpha/plain',
    'alpha-report: undefined',
  ]);
});

test('by an API token nobody is shown more than its scopes hold', async () => {
  using tokens = createClient(tokensService, {
    address: platform.addresses.registry,
    token: platform.environment.PLATFORM_TOKEN,
  });
  const { users } = await platform.people.listUsers({ text: 'ada' });
  const onBehalfOf = `user:${users[0]?.id}`;
  const shownWith = async (scopes: string[]) => {
    const { text: token } = await tokens.createToken({ name: 'shown', scopes }, { onBehalfOf });
    const answer = await until(async () => {
      const response = await fetch(new URL('/p/tracker/ask/static/actions', platform.gatewayUrl), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: 'null',
      });
      return response.status === 200 && response;
    });
    const shown = (await answer.json()) as { contribution: string }[];
    return shown.map(({ contribution }) => contribution).toSorted();
  };
  assert.deepEqual(await shownWith(['*']), ['alpha-act', 'alpha-secret', 'beta-act']);
  assert.deepEqual(await shownWith(['tracker.see']), ['alpha-act', 'beta-act']);
});

test('W2C-25 pipeline hands on what each made of it, and ends where one drops it', async () => {
  assert.deepEqual((await ask('pipeline/filter', 4)).body, { value: 10, skipped: [] });
  const { body } = await ask('pipeline/filter', 100);
  assert.deepEqual(body, {
    value: null,
    droppedBy: { plugin: 'beta', contribution: 'beta-double', title: 'B' },
    skipped: [],
  });
});

test('SEN-51 first asks on until one answers', async () => {
  assert.deepEqual((await ask('first/owner', {})).body, {
    answer: 'beta',
    by: { plugin: 'beta', contribution: 'beta-owner', title: 'B' },
    skipped: [],
  });
});

test('one that a point cannot do without fails the whole', async () => {
  const { status, body } = await ask('collect/checks', {});
  assert.equal(status, 500);
  assert.match(
    body['detail'] as string,
    /"beta-check" of plugin "beta", which "tracker.checks" cannot do without: not allowed/,
  );
});

test('an answer that leaves no room for those of others is left out, and operators see why', async () => {
  const { body } = await ask('collect/pictures', {});
  const answers = body['answers'] as { contribution: string; answer: string }[];
  assert.deepEqual(
    answers.map(({ contribution, answer }) => [contribution, answer.length]),
    [['beta-large', 600_000]],
  );
  const why = /its answer has 700\d{3} bytes, and all together may have 900000/;
  const [skipped] = body['skipped'] as { contribution: string; reason: string }[];
  assert.equal(skipped?.contribution, 'alpha-huge');
  assert.match(skipped?.reason ?? '', why);
  assert.match(await text('/plugins/alpha'), /alpha-huge.*all together may have 900000/);
});

test('a payload, a mode or a point that is none is refused with why', async () => {
  const wrong = await ask('collect/tags', { group: 'one' });
  assert.equal(wrong.status, 400);
  assert.deepEqual(wrong.body['violations'], [
    { field: 'payload.group', message: 'must be a whole number' },
  ]);
  assert.equal((await ask('notify/saved', { group: 'one' })).status, 400);
  assert.match((await ask('first/tags', {})).body['detail'] as string, /is of the mode collect/);
  assert.equal((await ask('collect/nothing', {})).status, 404);
});

test('SEN-50 notify tells each once, also the one that fails first', async () => {
  told = [];
  tellFails = 1;
  assert.deepEqual((await ask('notify/saved', { group: 5 })).body, { told: 2 });
  await until(() => told.length === 2);
  await sleep(500);
  assert.deepEqual(told, [{ group: 5 }, { group: 5 }]);
});

test('what is told while a plugin is away reaches it when it is back', async () => {
  told = [];
  tellFails = 0;
  const token = await platform.credential('alpha');
  await served[Symbol.asyncDispose]();
  await ask('notify/saved', { group: 6 });
  await until(() => told.length === 1);
  served = stack.use(await servePlugin(platform, alpha, { token }));
  await until(() => told.length === 2);
});

test('OCK-54 a plugin runs a command of another over nats, with the same answer', async () => {
  const run = async (command: string, input: Json, plugin = 'switchboard') => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    };
    return (await person.fetch(`/p/tracker/run/${plugin}/${command}`, init)).json();
  };
  assert.deepEqual(await run('reindex', {}), { result: { indexed: 3 } });
  assert.deepEqual(await run('setServer', { name: 'a' }), {
    result: { stored: 'a:80 by plugin:tracker' },
  });
  assert.partialDeepStrictEqual(await run('fly', {}), { code: 'not_found' });
  assert.partialDeepStrictEqual(await run('setServer', { name: '' }), {
    code: 'invalid',
    violations: [{ field: 'name' }],
  });
  assert.partialDeepStrictEqual(await run('shutDown', {}), { code: 'forbidden' });
  const { runId } = (await run('switchNetwork', {})) as { runId: string };
  assert.match(runId, /^[0-9a-f-]{36}$/);
  const gathered = JSON.stringify(await run('gather', {}, 'tracker'));
  assert.match(gathered, /#5 plugin:tracker/, 'what it asks is asked by the plugin, too');
});

test('REG-22 who contributes to a point has to serve the routes it wants', async () => {
  const pager = (routes: Record<string, () => string>) =>
    definePlugin({
      slug: 'pager',
      version: '1.0.0',
      routes,
      contributions: [{ point: 'tracker.pages', id: 'pager' }],
    });
  await assert.rejects(servePlugin(platform, pager({ 'GET /other': () => '' })), {
    code: 'invalid',
    message:
      /contributions\[0\]\.point: "tracker\.pages" wants the route GET \/page of its plugin, which lists GET \/other/,
  });
  await using _served = await servePlugin(platform, pager({ 'GET /page': () => '' }));
});

test('a plugin has only so many calls under way; what is more is refused, and the others answer', async () => {
  const asks = Array.from({ length: 32 }, () => ask('collect/slow', {}));
  await until(() => waiting === 32);
  const { body } = await ask('collect/slow', {});
  const skipped = body['skipped'] as { contribution: string; reason: string }[];
  assert.deepEqual(
    skipped.map(({ contribution }) => contribution),
    ['alpha-wait'],
  );
  assert.match(skipped[0]?.reason ?? '', /has 32 calls under way and takes no more/);
  assert.deepEqual(answersOf(body), ['beta-slow: "beta"']);
  slow.resolve();
  for (const reply of await Promise.all(asks)) assert.equal(answersOf(reply.body).length, 2);
});

test('a plugin that hangs is left out, then not asked for a while; the others answer', async () => {
  hanging = true;
  const skippedWhy = async () => {
    const { body } = await ask('collect/tags', { group: 1 });
    assert.ok(answersOf(body).includes('beta-tag: "beta"'));
    const skipped = body['skipped'] as { contribution: string; reason: string }[];
    return skipped.find(({ contribution }) => contribution === 'alpha-slow')?.reason ?? '';
  };
  assert.match(
    await skippedWhy(),
    /did not answer point\/tracker\.tags\/alpha-slow within 2000 ms/,
  );
  await skippedWhy();
  assert.match(
    await skippedWhy(),
    /^plugin "alpha" is not asked for another \d s, because it failed/,
  );
  hanging = false;
  const metrics = await (await fetch(`http://${platform.addresses.gatewayMetrics}/metrics`)).text();
  const page = await text('/plugins/alpha');
  assert.match(page, /It is not asked for a moment, because it failed again and again/);
  assert.match(page, /alpha-slow<\/strong>.*to tracker\.tags.*did not answer point/);
  assert.match(metrics, /patchbay_circuit_breaker\{plugin="alpha",service="gateway"\} 2/);
  assert.match(metrics, /patchbay_skipped_contributions_total\{plugin="alpha"/);
  const answers = await until(async () => {
    const found = answersOf((await ask('collect/tags', { group: 1 })).body);
    return found.length === 3 && found;
  });
  assert.ok(answers.includes('alpha-slow: "quick"'));
  await until(async () => !(await text('/plugins/alpha')).includes('It is not asked'));
});

test('SEN-40 widgets stand on the home page, in order, without what they must not contain', async () => {
  const shown = await until(async () => {
    const page = await text('/-/fragments/widgets');
    return page.includes('id="widget-gamma-hello"') && page;
  });
  assert.match(
    shown,
    /<h2>Hello<\/h2> ?<p class="quiet">Hi Ada Admin, <a href="\/p\/gamma\/notes">notes<\/a><\/p>/,
  );
  assert.doesNotMatch(shown, /script|onclick|Nothing/);
  assert.match(shown, /<h2>Late<\/h2>.*Not available now.*The tide is out\./);
  assert.match(await text('/'), /data-live="\/-\/fragments\/widgets".*id="widget-gamma-hello"/);
  const { space } = await platform.spaces.createSpace({ title: 'Lab' });
  const inSpace = `/-/fragments/widgets?space=${space?.slug}`;
  await until(async () => (await person.fetch(inSpace)).status === 200);
  assert.doesNotMatch(await text(inSpace), /gamma/);
  await platform.spaces.setSpacePlugins({
    slug: space?.slug,
    activations: [{ plugin: 'gamma', active: true }],
  });
  const there = await until(async () => {
    const page = await text(inSpace);
    return page.includes('Hi Ada') && page;
  });
  assert.match(there, /href="\/s\/lab\/p\/gamma\/notes"/);
});
