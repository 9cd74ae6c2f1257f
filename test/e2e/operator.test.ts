import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fromStruct, type ManifestInput } from '@patchbay/proto';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin, type RawPlugin } from '../support/raw-plugin.ts';
import { administrator } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let browser: Browser;
let page: Page;

before(async () => {
  [platform, browser] = await Promise.all([
    startPlatform({ services: ['registry', 'gateway'], isolated: true }),
    startBrowser(),
  ]);
  page = await browser.newPage();
  await page.goto(platform.setupUrl);
  await page.getByLabel('Your name').fill(administrator.displayName);
  await page.getByLabel('Username').fill(administrator.username);
  await page.getByLabel('Password').fill(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('link', { name: 'Plugins' }).click();
  await page.getByRole('heading', { name: 'Plugins' }).waitFor();
});
after(async () => {
  await browser?.close();
  await platform?.[Symbol.asyncDispose]();
});

const tokens = new Map<string, string>();

async function run(slug: string, manifest: Partial<ManifestInput> = {}): Promise<RawPlugin> {
  const token = tokens.get(slug) ?? (await platform.credential(slug));
  tokens.set(slug, token);
  const { registry } = platform.addresses;
  return startRawPlugin({ registry, token, manifest: { slug, version: '1.0.0', ...manifest } });
}

const open = (path: string) => page.goto(`${platform.publicUrl}${path}`);

test('an operator sees a blocked plugin become ready by itself', async () => {
  await using _newsletter = await run('newsletter', {
    title: 'Newsletter',
    dependencies: [{ plugin: 'cms-pages', range: '^1' }],
  });
  await open('/plugins');
  const row = page.getByRole('row').filter({ hasText: 'Newsletter' });
  await row.getByText('It needs cms-pages ^1, which is not installed.').waitFor();
  await page.getByRole('link', { name: 'needs attention 1' }).waitFor();
  await row.getByRole('link', { name: 'Newsletter' }).click();
  await page.getByText('missing', { exact: true }).waitFor();

  await using _pages = await run('cms-pages', { version: '1.2.0' });
  await page.getByText('met', { exact: true }).waitFor();
  await page.getByText('1 instance is ready.').waitFor();
});

test('an operator rolls back by a pin', async () => {
  await using _old = await run('rolling', { title: 'Rolling' });
  await using _new = await run('rolling', { title: 'Rolling', version: '1.1.0' });
  await open('/plugins');
  await page.getByText('rolling · 1.1.0').click();
  const instance = (version: string) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: version, exact: true }) })
      .filter({ hasText: 'http://' });
  await instance('1.1.0').getByText('serving').waitFor();
  await page.getByRole('button', { name: 'Pin 1.0.0' }).click();
  await page.getByRole('button', { name: 'Go back to 1.0.0' }).click();
  await page.getByText('It is pinned to version 1.0.0').waitFor();
  await instance('1.0.0').getByText('serving').waitFor();
  await instance('1.1.0').getByText('standby').waitFor();
  await page.getByRole('button', { name: 'Unpin 1.0.0' }).click();
  await instance('1.1.0').getByText('serving').waitFor();
});

test('an operator is told who needs a plugin before it is disabled', async () => {
  await using _base = await run('base', { title: 'Base' });
  await using _upper = await run('upper', { title: 'Upper', dependencies: [{ plugin: 'base' }] });
  await open('/plugins');
  await page.getByRole('link', { name: 'Base' }).click();
  await page.getByRole('link', { name: 'Upper' }).waitFor();
  await page.getByRole('button', { name: 'Disable' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText('needed by "upper"').waitFor();
  assert.equal((await platform.plugin('base')).enabled, true);
  await alert.getByRole('button', { name: 'Disable anyway' }).click();
  await page.getByText('It is disabled: it gets no requests').waitFor();
  await page.getByRole('button', { name: 'Enable' }).waitFor();
  assert.equal((await platform.plugin('upper')).state?.name, 'blocked');
});

test('OCK-26 an operator orders a list by keyboard and by mouse, and saves it; without JavaScript, too', async () => {
  const choices = ['db', 'web', 'mail'].map((value) => ({ value }));
  const items = { enum: ['db', 'web', 'mail'] };
  const ui = { field: 'multilist', choices, ordered: true };
  const order = { type: 'array', title: 'Start order', items, default: [], ui };
  const count = { type: 'integer', title: 'Count', default: 1 };
  await using _plugin = await run('ordered', {
    title: 'Ordered',
    settings: { type: 'object', properties: { order, count } },
  });
  const stored = async () => {
    const { settings } = await platform.settings.getSettings({ slug: 'ordered' });
    return fromStruct(settings);
  };
  await until(async () => (await platform.plugin('ordered')).state?.name === 'ready');
  await open('/plugins/ordered/settings');
  for (const name of ['db', 'web', 'mail']) await page.getByRole('checkbox', { name }).check();
  const shown = () => page.getByRole('group', { name: 'Start order' }).locator('strong');
  await page.getByRole('button', { name: 'Move db' }).focus();
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await shown().allTextContents(), ['web', 'db', 'mail']);
  await page
    .getByRole('button', { name: 'Move mail' })
    .dragTo(page.getByRole('button', { name: 'Move web' }), { targetPosition: { x: 5, y: 2 } });
  assert.deepEqual(await shown().allTextContents(), ['mail', 'web', 'db']);
  await page.getByLabel('Count').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.getByText('Configuration saved.').waitFor();
  assert.deepEqual(await stored(), { order: ['mail', 'web', 'db'], count: 2 });

  const storageState = await page.context().storageState();
  await using plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  const plainPage = await plain.newPage();
  await plainPage.goto(`${platform.publicUrl}/plugins/ordered/settings`);
  await plainPage.getByLabel('Count').fill('many');
  await plainPage.getByRole('button', { name: 'Save' }).click();
  await plainPage.getByLabel('Count').and(plainPage.locator(':focus')).waitFor();
  const mistakes = plainPage.getByRole('alert');
  await mistakes.getByText('Must be a whole number.').waitFor();
  await plainPage.getByRole('button', { name: 'Save' }).focus();
  await mistakes.getByRole('link', { name: 'Count' }).click();
  await plainPage.getByLabel('Count').and(plainPage.locator(':focus')).waitFor();
  await plainPage.getByRole('button', { name: 'Reset Start order to default' }).click();
  await plainPage.getByText('Configuration saved.').waitFor();
  assert.deepEqual(await stored(), { order: [], count: 2 });
});

test('BGT-14 whoever fills in a schedule sees its next runs as they type; by a button without JavaScript', async () => {
  await using _plugin = await run('planned', {
    title: 'Planned',
    tasks: [{ name: 'sweep', title: 'Sweep' }],
  });
  await until(async () => (await platform.plugin('planned')).state?.name === 'ready');
  const previewOn = (at: Page) => at.getByRole('status', { name: 'Next runs' });
  await open('/tasks/new');
  const preview = previewOn(page);
  await preview.getByRole('listitem').waitFor();
  await page.getByRole('button', { name: 'Show the next runs' }).waitFor({ state: 'hidden' });
  await page.getByRole('combobox', { name: 'Repeats' }).selectOption('daily');
  await preview.getByRole('listitem').nth(4).waitFor();
  await page.getByLabel('Begins in').fill('soon');
  await preview.getByText('"soon" is no time').waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('Begins in').fill('1h');
  await preview.getByText('The next runs cannot be shown now.').waitFor();
  await page.context().setOffline(false);
  await page.getByLabel('Begins in').fill('2h');
  await preview.getByRole('listitem').nth(4).waitFor();

  const storageState = await page.context().storageState();
  await using plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  const plainPage = await plain.newPage();
  await plainPage.goto(`${platform.publicUrl}/tasks/new`);
  await plainPage.getByRole('combobox', { name: 'Repeats' }).selectOption('daily');
  await plainPage.getByRole('button', { name: 'Show the next runs' }).click();
  await previewOn(plainPage).getByRole('listitem').nth(4).waitFor();
  assert.equal(await plainPage.getByRole('combobox', { name: 'Repeats' }).inputValue(), 'daily');
});

test('an operator is asked before something is deleted, and is told what will be gone', async () => {
  await platform.people.createRole({ name: 'editor', title: 'Editor' });
  await open('/roles');
  const role = page.locator('#role-editor');
  const ask = role.getByRole('button', { name: 'Delete the role Editor…' });
  const question = page.getByRole('dialog', { name: /Whoever has the role Editor loses at once/ });
  await ask.focus();
  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Leave it' }).waitFor();
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'hidden' });
  await ask.click();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  await ask.click();
  await question.getByRole('button', { name: 'Delete the role Editor' }).click();
  await role.waitFor({ state: 'detached' });
});

test('a link to an extension point opens it', async () => {
  await using _plugin = await run('linked', {
    title: 'Linked',
    contributions: [{ point: 'admin.tiles', id: 'tile', title: 'A tile', path: '/' }],
    routes: [{ method: 'GET', path: '/' }],
  });
  await open('/extension-points');
  await page.getByText('Tiles on the page of administrators').waitFor({ state: 'hidden' });
  const folded = page.locator('details:not([open]):has(> summary)').first();
  const line = await folded.locator('> summary').boundingBox();
  assert.equal(
    (await folded.boundingBox())?.height,
    line?.height,
    'nothing is below what is folded',
  );
  await open('/plugins/linked');
  await page.getByRole('link', { name: 'admin.tiles' }).click();
  await page.getByRole('link', { name: 'For whom? tile' }).waitFor();
});
