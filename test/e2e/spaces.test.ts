import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { startExample } from '../support/example.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let browser: Browser;

before(async () => {
  [platform, browser] = await Promise.all([startPlatform(), startBrowser()]);
  stack.use(platform);
  stack.defer(() => browser.close());
});
after(() => stack.disposeAsync());

async function pageOf({ cookie }: TestSession): Promise<Page> {
  const context = await browser.newContext();
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: platform.gatewayUrl }]);
  return context.newPage();
}

test('somebody makes a space, takes a colleague in, tracks time there, and the colleague hears of it at once', async () => {
  const env = { TIMETRACKER_DATABASE: ':memory:' };
  await using _tracker = await startExample(platform, 'timetracker', { env });
  const ada = await pageOf(await signInAsFirst(platform));
  const bob = await pageOf(await signInAsNew(platform, { username: 'bob' }));
  await bob.goto(platform.gatewayUrl);

  await ada.goto(platform.gatewayUrl);
  const navigation = ada.getByRole('navigation', { name: 'Platform' });
  await navigation.getByRole('button', { name: 'Spaces' }).click();
  await ada.getByRole('link', { name: 'Create a space' }).click();
  await ada.getByLabel('Title').fill('The Crew');
  await ada.keyboard.press('Enter');
  await ada.getByRole('heading', { name: 'The Crew', level: 1 }).waitFor();
  await navigation.getByRole('link', { name: 'Settings' }).click();
  await ada.getByRole('button', { name: 'Activate Time Tracker' }).click();
  await ada.getByText('lugin "Time Tracker" activated').waitFor();
  await ada.getByLabel('Take somebody in').fill('bob');
  await ada.keyboard.press('Enter');
  await ada.getByRole('button', { name: 'Remove bob' }).waitFor();

  await navigation.getByRole('link', { name: 'Time Tracker' }).click();
  const view = ada.frameLocator('iframe');
  await view.getByRole('link', { name: 'Add time by hand' }).click();
  await view.getByRole('heading', { name: 'Add time' }).waitFor();
  await ada.waitForURL('**/s/the-crew/p/timetracker/new');
  const current = navigation.locator('li > a[aria-current]');
  await current.getByText('Time Tracker').waitFor();
  assert.equal(await current.count(), 1);
  await view.getByLabel('What').fill('Front page');
  await view.getByLabel('Everybody in the space').check();
  await view.getByRole('button', { name: 'Save' }).click();
  await view.getByRole('link', { name: 'Front page' }).waitFor();

  await bob.getByRole('link', { name: 'Notifications' }).getByText('1').waitFor();
  await bob.getByRole('link', { name: 'Notifications' }).click();
  await bob.getByRole('link', { name: /Ada Admin booked .* Front page/ }).waitFor();
  await bob.goto(`${platform.gatewayUrl}/s/the-crew/`);
  await bob.getByText(/booked/).waitFor();
  assert.equal(await bob.getByRole('link', { name: 'Settings', exact: true }).count(), 0);
});
