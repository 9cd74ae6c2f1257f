import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { ManifestInput } from '@patchbay/proto';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin, type RawPlugin } from '../support/raw-plugin.ts';
import { administrator } from '../support/session.ts';

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
    page.getByRole('row').filter({ hasText: version }).filter({ hasText: 'http://' });
  await instance('1.1.0').getByText('serving').waitFor();
  await page.getByRole('button', { name: 'Pin 1.0.0' }).click();
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
