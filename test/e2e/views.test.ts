import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import test, { after, before } from 'node:test';
import { definePlugin, html } from '@patchbay/sdk';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { startBrowser } from '../support/browser.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { administrator } from '../support/session.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let browser: Browser;

before(async () => {
  browser = await startBrowser();
  stack.defer(() => browser.close());
});
after(() => stack.disposeAsync());

const bodies: Record<string, string> = {
  '/': `<h1>One</h1><a href="two?x=1">on</a> <a href="/p/other/">to the other</a>
    <button onclick="history.pushState(null, '', 'three'); document.title = 'Three'">push</button>
    <button onclick="patchbay.toast('It is saved', { kind: 'good' })">save</button>`,
  '/two?x=1': `<script>addEventListener('scroll', () => { document.title = 'At the end'; })</script>
    <h1>Two</h1><div style="height: 200vh"></div><p id="end">the end</p>`,
};

const plain = '<title>Plain</title><div style="height: 200vh"></div><p id="end">the end</p>';

function answer({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('content-type', 'text/html');
  if (url === '/plain') return void response.end(plain);
  response.end(`<!doctype html><title>${url}</title>
    <script src="/-/assets/latest/ui/theme.js"></script><script src="/-/bridge.js"></script>
    <link rel="stylesheet" href="/-/assets/latest/ui/view.css" />${bodies[url] ?? url}`);
}

async function startViews(isolated: boolean): Promise<{ platform: Platform; page: Page }> {
  const platform = stack.use(await startPlatform({ services: ['registry', 'gateway'], isolated }));
  for (const slug of ['views', 'other']) {
    stack.use(
      await startRawPlugin({
        registry: platform.addresses.registry,
        token: await platform.credential(slug),
        manifest: { slug, version: '1.0.0', title: slug === 'views' ? 'Views' : 'Other' },
        onRequest: answer,
      }),
    );
    await until(async () => (await platform.plugin(slug)).state?.name === 'ready');
  }
  const page = await browser.newPage();
  await page.goto(platform.setupUrl);
  await page.getByLabel('Your name').fill(administrator.displayName);
  await page.getByLabel('Username').fill(administrator.username);
  await page.getByLabel('Password').fill(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  return { platform, page };
}

for (const isolated of [true, false]) {
  const where = isolated ? 'on an origin of its own' : "on the shell's origin";

  test(`the shell has the address, title and theme of a view ${where}, and shows its toasts`, async () => {
    const { platform, page } = await startViews(isolated);
    const at = (path: string) => page.waitForURL(`${platform.publicUrl}${path}`);
    const view = page.frameLocator('#view');
    await page.goto(`${platform.publicUrl}/p/views/`);
    await view.getByRole('link', { name: 'on', exact: true }).click();
    await at('/p/views/two?x=1');
    await until(async () => (await page.title()) === '/two?x=1 · Views · Patchbay');
    await page.goBack();
    await at('/p/views/');
    await view.getByRole('button', { name: 'push' }).click();
    await at('/p/views/three');
    await until(async () => (await page.title()) === 'Three · Views · Patchbay');
    await page.goBack();
    await at('/p/views/');

    await view.getByRole('button', { name: 'save' }).click();
    await page.getByRole('status').getByText('Views: It is saved').waitFor();

    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    const shown = () => view.locator('html').getAttribute('data-theme');
    await until(async () => (await shown()) === 'dark');
    await view.getByRole('link', { name: 'to the other' }).click();
    await at('/p/other/');
    await view.locator('html[data-theme=dark]').waitFor();

    await page.goto(`${platform.publicUrl}/p/views/two?x=1#end`);
    await until(async () => (await page.title()) === 'At the end · Views · Patchbay');
    assert.equal(page.url(), `${platform.publicUrl}/p/views/two?x=1#end`);
    await page.close();
  });
}

test('a page without the bridge, too, is shown from what follows the "#" on', async () => {
  const { platform, page } = await startViews(true);
  await page.goto(`${platform.publicUrl}/p/views/plain#end`);
  const end = page.frameLocator('#view').getByText('the end');
  await until(async () => Number(await end.evaluate('scrollY')) > 0);
  await page.close();
});

test('a view that spoke before the shell listened has its theme and its title all the same', async () => {
  const { platform, page } = await startViews(true);
  await page.getByRole('button', { name: 'Switch between light and dark' }).click();
  const isLoaded = Promise.withResolvers<void>();
  await page.route('**/ui/view.js', async (route) => {
    await isLoaded.promise;
    await route.continue();
  });
  await page.goto(`${platform.publicUrl}/p/views/`, { waitUntil: 'commit' });
  const view = page.frameLocator('#view');
  await view.getByRole('heading', { name: 'One' }).waitFor();
  isLoaded.resolve();
  await view.locator('html[data-theme=dark]').waitFor();
  await until(async () => (await page.title()) === '/ · Views · Patchbay');
  await page.close();
});

/** What a frame within a view says in the shell's name; what the bridge knows once it was said. */
const forgery = `new Promise((resolve) => {
  addEventListener('message', () => resolve(patchbay.locale + location.hash), { once: true });
  const said = { patchbay: 'context', theme: 'dark', locale: 'forged', hash: '#forged' };
  const inner = document.body.appendChild(document.createElement('iframe'));
  inner.srcdoc = '<script>parent.postMessage(' + JSON.stringify(said) + ", '*')</script>";
})`;

test('the bridge hears the shell, and nobody in its name', async () => {
  const { platform, page } = await startViews(true);
  await page.goto(`${platform.publicUrl}/p/views/`);
  const view = page.frameLocator('#view').locator('html');
  const locale = await until(() => view.evaluate('patchbay.locale'));
  assert.equal(await view.evaluate(forgery), locale);
  assert.notEqual(await view.getAttribute('data-theme'), 'dark');
  await page.close();
});

const mailer = definePlugin({
  slug: 'mailer',
  title: 'Mailer',
  version: '1.0.0',
  settings: z.object({ host: z.string().default('localhost') }),
  settingsPages: { site: '/configure' },
  routes: {
    'GET /configure': async ({ ownSettings }) => {
      const { values } = await ownSettings.read();
      return html`<title>Where mail goes</title>
        <form method="post" action="configure">
          <label>Send by <input name="host" value="${z.string().parse(values['host'])}" /></label>
          <button type="submit">Save</button>
        </form>
        <a href="/p/views/">to the other</a>`;
    },
    'POST /configure': async ({ ownSettings, request }) => {
      const form = await request.formData();
      await ownSettings.save({ host: z.string().parse(form.get('host')) });
      return new Response(null, { status: 303, headers: { location: 'configure' } });
    },
  },
});

test("SEN-24 a plugin's page for its settings is a part of ours, which keeps its address and title", async () => {
  const { platform, page } = await startViews(true);
  stack.use(await servePlugin(platform, mailer));
  const settings = `${platform.publicUrl}/plugins/mailer/settings`;
  await page.goto(settings);
  const view = page.frameLocator('#view');
  await view.getByLabel('Send by').fill('mx-1');
  await view.getByRole('button', { name: 'Save' }).click();
  await view.locator('input[value=mx-1]').waitFor();
  assert.deepEqual([page.url(), await page.title()], [settings, 'Mailer: settings · Patchbay']);

  await page.getByRole('link', { name: 'All settings' }).click();
  await page.locator('input[name="v.host"][value=mx-1]').waitFor();
  await page.getByRole('link', { name: 'Page of the plugin' }).click();
  await page.getByRole('button', { name: 'Switch between light and dark' }).click();
  await view.locator('html[data-theme=dark]').waitFor();
  await view.getByRole('link', { name: 'to the other' }).click();
  await page.waitForURL(`${platform.publicUrl}/p/views/`);
  await page.close();
});
