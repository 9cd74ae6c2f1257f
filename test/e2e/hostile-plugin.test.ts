import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import test, { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { WebSocketServer } from 'ws';
import { startBrowser } from '../support/browser.ts';
import { startNodeProcess } from '../support/node-process.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { administrator, signInAsFirst } from '../support/session.ts';
import { until } from '../support/until.ts';

/*
 * A hostile plugin attacks from its view. Each attack is made twice: with origins of their own for
 * plugins, where it has to fail; and where it would work, with one origin for all or on the plugin's own,
 * so that a mistake in the attack is not taken for a defence.
 */

type Site = {
  platform: Platform;
  shell: string;
  viewOrigin: (slug: string) => string;
  /** What the victim was asked for by anybody. */
  asked: string[];
};

const stack = new AsyncDisposableStack();
const fixture = path.join(import.meta.dirname, '../fixtures/hostile-plugin.ts');
let browser: Browser;
let isolated: Site;
let oneOrigin: Site;

before(async () => {
  browser = await startBrowser();
  stack.defer(() => browser.close());
  [isolated, oneOrigin] = await Promise.all([
    startSite({ isolated: true }),
    startSite({ isolated: false }),
  ]);
});
after(() => stack.disposeAsync());

async function startSite(options: { isolated: boolean }): Promise<Site> {
  const services = ['registry', 'gateway'] as const;
  const platform = stack.use(await startPlatform({ services, ...options }));
  const session = await signInAsFirst(platform);
  const asked: string[] = [];
  const { registry } = platform.addresses;
  const victim = stack.use(
    await startRawPlugin({
      registry,
      token: await platform.credential('victim'),
      manifest: { slug: 'victim', version: '1.0.0', title: 'Victim' },
      onRequest(request, response) {
        asked.push(`${request.method} ${request.url}`);
        answerAsVictim(request, response);
      },
    }),
  );
  const sockets = new WebSocketServer({ server: victim.server });
  sockets.on('connection', () => asked.push('socket'));
  stack.use(
    await startNodeProcess({
      script: fixture,
      env: {
        PATCHBAY_REGISTRY: registry,
        PATCHBAY_CREDENTIAL: await platform.credential('hostile'),
      },
      isReady: async () => (await platform.plugin('hostile')).state?.name === 'ready',
    }),
  );
  for (const url of ['/p/victim/', '/p/hostile/loot']) {
    await until(async () => (await session.fetch(url)).status === 200);
  }
  const { publicUrl } = platform;
  const viewOrigin = (slug: string) =>
    options.isolated ? publicUrl.replace('//', `//${slug}.`) : publicUrl;
  return { platform, shell: publicUrl, viewOrigin, asked };
}

function answerAsVictim({ url = '' }: IncomingMessage, response: ServerResponse): void {
  const isScript = url.endsWith('.js');
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  // It tells everybody's pages that they may read it; the platform does not.
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  if (isScript) response.end("window.secret = 'the secret of the victim'");
  else if (url === '/frame') response.end('<title>Frame</title>nothing');
  else response.end('<!doctype html><title>Victim</title>the secret of the victim');
}

type Attacked = {
  page: Page;
  /** What the attack got; undefined when it was refused. */
  got: unknown;
  refused: string | undefined;
};

/** A page of a browser in which the administrator is signed in, with some things of the shell's. */
async function openBrowser({ shell }: Site): Promise<Page & AsyncDisposable> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${shell}/sign-in`);
  await page.getByLabel('Username').fill(administrator.username);
  await page.getByLabel('Password').fill(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByText(administrator.displayName).first().waitFor();
  await page.evaluate("localStorage.setItem('patchbay-theme', 'dark')");
  await context.addCookies([{ name: 'visible', value: 'to scripts', url: shell }]);
  return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() });
}

/** Opens the hostile plugin's page in the shell; it attacks by itself. */
async function open(
  site: Site,
  name: string,
  { folder = 'attack' } = {},
): Promise<Page & AsyncDisposable> {
  const page = await openBrowser(site);
  site.asked.length = 0;
  await page.goto(attackUrl(site, name, folder));
  return page;
}

function attackUrl({ shell, viewOrigin }: Site, name: string, folder = 'attack'): string {
  const query = new URLSearchParams({ shell, victim: viewOrigin('victim') });
  return `${shell}/p/hostile/${folder}/${encodeURIComponent(name)}?${query.toString()}`;
}

async function attack(
  site: Site,
  name: string,
  options?: { folder: string },
): Promise<Attacked & AsyncDisposable> {
  const page = await open(site, name, options);
  const output = page.frameLocator('#view').locator('output');
  const { got, refused } = JSON.parse(await output.innerText()) as Attacked;
  return { page, got, refused, [Symbol.asyncDispose]: () => page[Symbol.asyncDispose]() };
}

async function isSignedIn(page: Page, { shell }: Site): Promise<boolean> {
  await page.goto(`${shell}/tasks`);
  return (await page.getByText(administrator.displayName).count()) > 0;
}

/** Attacks whose outcome is all in what they get. */
const readings: [what: string, attack: string, gets: RegExp][] = [
  ["cannot read the shell's page", 'dom', /Plugins/],
  ["cannot read the shell's storage", 'storage', /dark/],
  ["cannot read the shell's cookies", 'cookies', /visible=to scripts/],
  ['cannot read pages of the platform as the person', 'page', /Victim/],
  ['cannot ask the API as the person', 'api', /"slug":\s?"victim"/],
  ['cannot read plugins by the shell’s origin', 'steal by the shell', /the secret/],
  ['cannot read itself by the shell’s origin', 'own data on the shell', /loot/],
  ["cannot read another plugin's data", 'steal', /the secret/],
  ["cannot load another plugin's data as a script", 'steal as a script', /the secret/],
  ["cannot read another plugin's page in a frame of its own", 'embed', /the secret/],
  ["cannot open another plugin's WebSocket", 'socket', /open/],
];
for (const [what, name, gets] of readings) {
  test(`a hostile plugin ${what}`, async () => {
    await using controlled = await attack(oneOrigin, name);
    assert.match(String(controlled.got), gets, `the attack works: ${controlled.refused}`);
    await using attacked = await attack(isolated, name);
    assert.equal(attacked.got, undefined);
    assert.notEqual(attacked.refused, undefined);
    assert.deepEqual(
      isolated.asked.filter((it) => it !== 'GET /'),
      [],
      'the victim heard nothing of it',
    );
  });
}

test('a hostile plugin cannot make itself the same domain as the shell', async () => {
  await using attacked = await attack(isolated, 'same domain');
  assert.match(attacked.refused ?? '', /SecurityError/);
});

test('a hostile plugin cannot change anything in the platform as the person', async () => {
  const isEnabled = async ({ platform }: Site) => (await platform.plugin('victim')).enabled;
  await using _attacked = await attack(isolated, 'disable');
  assert.equal(await isEnabled(isolated), true);

  await using _controlled = await attack(oneOrigin, 'disable');
  assert.equal(await isEnabled(oneOrigin), false, 'the attack works');
  await oneOrigin.platform.admin.setPluginEnabled({ slug: 'victim', enabled: true });
  await using page = await openBrowser(oneOrigin);
  await until(async () => (await page.goto(`${oneOrigin.shell}/p/victim/`))?.status() === 200);
});

test('a hostile plugin cannot change anything in another plugin as the person', async () => {
  await using _controlled = await attack(oneOrigin, 'change');
  assert.ok(oneOrigin.asked.includes('POST /change'), 'the attack works');
  await using _attacked = await attack(isolated, 'change');
  assert.deepEqual(isolated.asked, []);
});

test('a hostile plugin cannot sign the person out', async () => {
  await using controlled = await open(oneOrigin, 'sign out');
  const isOut = async () => {
    const cookies = await controlled.context().cookies();
    return cookies.every(({ name }) => name !== 'patchbay_session');
  };
  await until(isOut, { what: 'the attack' });

  await using attacked = await attack(isolated, 'sign out');
  assert.equal(attacked.got, 'sent');
  const { lines } = isolated.platform.processes.gateway;
  await until(() => lines.some((it) => it.includes('"/sign-out"') && it.includes('refused')));
  assert.equal(await isSignedIn(attacked.page, isolated), true);
});

test('a hostile plugin cannot take a ticket into another plugin', async () => {
  await using attacked = await attack(isolated, 'take a ticket');
  assert.match(attacked.refused ?? '', /TypeError/);
  await using page = await openBrowser(isolated);
  await page.goto(`${isolated.shell}/p/victim/`);
  await page.frameLocator('#view').getByText('the secret').waitFor();
  const origins = page.frames().map((frame) => new URL(frame.url()).origin);
  assert.deepEqual(origins, [isolated.shell, isolated.viewOrigin('victim')], 'the shell gets one');
});

test('a hostile plugin cannot take the tab elsewhere without a click', async () => {
  await using controlled = await open(oneOrigin, 'bust');
  await controlled.waitForURL('**/tasks?busted');

  await using attacked = await attack(isolated, 'bust');
  const before = attacked.page.url();
  assert.match(before, /\/p\/hostile\/attack\/bust/);
  // Whatever was still to come of it has come once a later message has been heard.
  const frame = attacked.page.frames()[1];
  await frame?.evaluate(
    "top.postMessage({ patchbay: 'page', path: '/p/hostile/later', title: '' }, '*')",
  );
  await attacked.page.waitForURL('**/p/hostile/later');
  assert.equal(await attacked.page.locator('#view').count(), 1);
});

test('with a click it may, by the frame and by the bridge', async () => {
  for (const by of ['top', 'bridge']) {
    await using page = await openBrowser(isolated);
    await page.goto(`${isolated.shell}/p/hostile/links?shell=${isolated.shell}`);
    const name = by === 'top' ? 'by the frame' : 'by the bridge';
    await page.frameLocator('#view').getByRole('link', { name }).click();
    await page.waitForURL(`${isolated.shell}/tasks?by=${by}`);
  }
});

test('a hostile plugin cannot pass for another page in the address and the title', async () => {
  await using page = await openBrowser(isolated);
  const seen: string[] = [];
  page.on('framenavigated', (frame) => frame === page.mainFrame() && seen.push(frame.url()));
  await page.goto(attackUrl(isolated, 'spoof'));
  await page.waitForURL('**/p/hostile/mine');
  assert.equal(await page.title(), 'Mine · Hostile · Patchbay');
  assert.deepEqual(
    seen.map((url) => new URL(url).pathname),
    ['/p/hostile/attack/spoof', '/p/hostile/mine'],
  );
});

test('a hostile plugin cannot set a cookie that the platform takes', async () => {
  await using attacked = await attack(isolated, 'toss');
  const cookies = await attacked.page.context().cookies(isolated.shell);
  const planted = cookies.filter(({ value }) => value === 'planted').map(({ name }) => name);
  assert.deepEqual(planted.toSorted(), ['patchbay_session', 'patchbay_view'], 'they get there');
  assert.equal(await isSignedIn(attacked.page, isolated), true);
  await attacked.page.goto(`${isolated.shell}/p/victim/`);
  await attacked.page.frameLocator('#view').getByText('the secret').waitFor();
  const theirs = await attacked.page.context().cookies(isolated.viewOrigin('victim'));
  const token = theirs.find(({ name }) => name === '__Host-patchbay_view')?.value;
  assert.match(token ?? '', /^[\w-]{43}$/);
});

test("a hostile plugin's service worker stays on its own origin and below its path", async () => {
  await using own = await attack(isolated, 'worker');
  assert.equal(own.got, `${isolated.viewOrigin('hostile')}/p/hostile/`, 'it can have one');
  for (const name of ['worker of all paths', 'worker of the shell', "victim's worker"]) {
    await using attacked = await attack(isolated, name);
    assert.match(attacked.refused ?? '', /SecurityError/, name);
  }
});

test("even a script of the shell cannot make a plugin's script its service worker", async () => {
  const register = `navigator.serviceWorker.register('/p/hostile/worker.js')
    .then(({ scope }) => scope, ({ name }) => name)`;
  for (const [site, outcome] of [
    [oneOrigin, `${oneOrigin.shell}/p/hostile/`],
    [isolated, 'TypeError'],
  ] as const) {
    await using page = await openBrowser(site);
    await page.goto(`${site.shell}/healthz`);
    assert.equal(await page.evaluate(register), outcome);
  }
});

test('a page has the features of the browser that its manifest names, and none that is no plugin’s', async () => {
  for (const site of [isolated, oneOrigin]) {
    await using usual = await attack(site, 'features');
    assert.deepEqual(usual.got, ['fullscreen']);
    await using granted = await attack(site, 'features', { folder: 'granted' });
    assert.deepEqual(granted.got, ['camera', 'fullscreen']);
  }
});
