import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { definePlugin } from '@patchbay/sdk';
import { switchboard } from '../fixtures/switchboard.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let admin: TestSession;
let member: TestSession;
let forgets = true;
const stack = new AsyncDisposableStack();

const forgetful = definePlugin({
  slug: 'forgetful',
  title: 'Forgetful',
  version: '1.0.0',
  lifecycle: {
    installed() {
      if (forgets) throw new Error('the disk is full');
    },
  },
  commands: { free: { title: 'Free form', run: (input) => input } },
});

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  stack.use(await servePlugin(platform, switchboard));
  stack.use(await servePlugin(platform, forgetful));
  admin = await signInAsFirst(platform);
  member = await signInAsNew(platform, { username: 'mia' });
  await until(async () => (await read('/commands')).includes('Free form'));
});
after(() => stack.disposeAsync());

/** What the page says between its header and its end. */
const compact = (page: string) =>
  page
    .replace(/^.*<main/s, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(<[^>]+>) ?/g, '$1');
const accept = { accept: 'text/html' };

async function read(path: string, as = admin): Promise<string> {
  return compact(await (await as.fetch(path, { headers: accept })).text());
}

/** Sends a form as a browser without JavaScript does. */
async function send(path: string, fields: [string, string][], as = admin) {
  const body = new URLSearchParams(fields);
  const response = await as.fetch(path, { method: 'POST', body, headers: accept });
  const location = response.headers.get('location') ?? '';
  return { status: response.status, location, page: compact(await response.text()) };
}

test('OCK-53 OCK-55 commands are listed by plugin with what they do; members see what they may run', async () => {
  const all = await read('/commands');
  assert.match(all, /Forgetful.*Switchboard/);
  assert.match(all, /Set a server<.*Stores the address of a server under a name\./);
  assert.match(all, /reindex.*is internal: only plugins and the platform run it/);
  const some = await read('/commands', member);
  assert.match(some, /Set a server/);
  assert.doesNotMatch(some, /reindex|shutDown/);
  assert.equal(
    (await member.fetch('/commands/switchboard/reindex', { headers: accept })).status,
    404,
  );
  assert.equal((await send('/commands/switchboard/reindex', [], admin)).status, 403);
});

test('the form has a control for each part of the input, and shows the answer', async () => {
  const page = await read('/commands/switchboard/setServer', member);
  assert.match(page, /<label for="switchboard\.setServer\.name">name<span[^>]*>required/);
  assert.match(page, /name="v\.port"[^>]*value="80"/);
  assert.match(page, /role="switch"[^>]*name="v\.notify"/);
  assert.match(page, /<option value="lan" ?>lan<.*<option value="wan" ?>wan</);
  const { status, page: answer } = await send(
    '/commands/switchboard/setServer',
    [
      ['v.name', 'printer'],
      ['v.port', '8080'],
      ['v.notify', 'false'],
      ['v.via', ''],
    ],
    member,
  );
  assert.equal(status, 200);
  assert.match(answer, /<h2 id="result">Answer<\/h2>.*stored&quot;: &quot;printer:8080 by /);
});

test('what the input schema does not take stands at its control, and what was entered stays', async () => {
  const { status, page } = await send('/commands/switchboard/setServer', [
    ['v.name', 'printer'],
    ['v.port', '70000'],
  ]);
  assert.equal(status, 400);
  assert.match(page, /name="v\.port"[^>]*aria-invalid="true"[^>]*value="70000"/);
  assert.match(page, /Must be at most 65535\./);
  assert.match(page, /name="v\.name"[^>]*value="printer"/);
});

test('a command without a schema takes any JSON object', async () => {
  const path = '/commands/forgetful/free';
  assert.match((await send(path, [['input', '{"a": 1}']])).page, /&quot;a&quot;: 1/);
  const wrong = await send(path, [['input', '[1']]);
  assert.equal(wrong.status, 400);
  assert.match(wrong.page, /Must be a JSON object/);
});

test('OCK-56 OCK-59 it asks before a dangerous one, which then runs on its own page, and is busy', async () => {
  const path = '/commands/switchboard/switchNetwork';
  const asked = await send(path, [['v.ms', '1500']]);
  assert.match(asked.page, /Are you sure\? Everybody is cut off.*Yes, run it/);
  assert.match(asked.page, /name="v\.ms"[^>]*value="1500"/);
  const confirmed: [string, string][] = [
    ['v.ms', '1500'],
    ['confirmed', 'yes'],
  ];
  const begun = await send(path, confirmed);
  assert.equal(begun.status, 303);
  assert.match(begun.location, /^\/command-runs\/[0-9a-f-]{36}$/);
  const busy = await send(path, confirmed);
  assert.equal(busy.status, 409);
  assert.match(busy.page, /is busy: it is running already/);
  assert.match(await read(begun.location), /badge-busy">running.*Run by<\/dt><dd>Ada Admin/);
  const done = await until(async () => {
    const page = await read(begun.location);
    return page.includes('succeeded') && page;
  });
  assert.match(done, /<h2 id="result">Answer<\/h2><pre[^>]*>switched/);
  assert.match(await read(path), /Latest runs.*succeeded/);
});

test('OCK-57 a command that fails says why', async () => {
  const broken = await send('/commands/switchboard/broken', []);
  assert.equal(broken.status, 500);
  assert.match(broken.page, /No such relay\./);
  assert.equal((await send('/commands/switchboard/slow', [])).status, 504);
});

test('a plugin’s page has its commands, and what it was not told, to tell it again', async () => {
  const untold = await until(async () => {
    const page = await read('/plugins/forgetful');
    return page.includes('The disk is full') && page;
  });
  assert.match(untold, /What it was not told yet.*installed.*badge-bad">failed.*The disk is full/);
  assert.match(untold, /<h2[^>]*>Commands.*Free form/);
  const [, action = ''] = /action="([^"]+\/retry)"/.exec(untold) ?? [];
  forgets = false;
  const { status, location } = await send(action, []);
  assert.equal(status, 303);
  assert.match(await read(location), /The plugin is told again/);
  await until(async () => !(await read('/plugins/forgetful')).includes('What it was not told yet'));
  const gone = await send(action, []);
  assert.equal(gone.status, 404);
  assert.match(gone.page, /It is not told again: there is no lifecycle call/);
  assert.equal((await send(action, [], member)).status, 403);
});
