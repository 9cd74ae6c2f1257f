import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from '../../support/browser.ts';
import { administrator, type TestSession } from '../../support/session.ts';
import { until } from '../../support/until.ts';
import { lookAtPages, type Place } from './every-page.ts';
import { startFurnishedPlatform, type FurnishedPlatform } from './furnished-platform.ts';
import { enter, hasFocus, tabTo } from './keyboard.ts';

const stack = new AsyncDisposableStack();
let furnished: FurnishedPlatform;
let browser: Browser;
/** Of the administrator, for the keyboard. */
let page: Page;

before(async () => {
  browser = await startBrowser();
  stack.defer(() => browser.close());
  furnished = stack.use(await startFurnishedPlatform());
  page = await (await contextOf(furnished.ada)).newPage();
});
after(() => stack.disposeAsync());

/** A browser of somebody's, or of nobody's. */
async function contextOf(session?: TestSession): Promise<BrowserContext> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const [name = '', value = ''] = session?.cookie.split(/=(.*)/s) ?? [];
  const url = furnished.platform.publicUrl.replace('http:', 'https:');
  if (session) await context.addCookies([{ name, value, url }]);
  return context;
}

const open = (path: string) => page.goto(`${furnished.platform.publicUrl}${path}`);
const button = (name: string | RegExp) => page.getByRole('button', { name }).first();

/** Waits until the message that says what was done has the focus. */
async function isTold(text: string): Promise<void> {
  const message = page.locator('.callout').filter({ hasText: text });
  await message.waitFor();
  await until(() => hasFocus(message), { what: `the focus of "${text}"` });
}

/** Those that no link leads to, or that show what others of their kind do not. */
const special: readonly Place[] = [
  '/',
  '/plugins/growing',
  '/plugins/newsletter',
  '/plugins/nightly',
  '/plugins/nightly/settings',
  '/plugins/ockle-power/settings',
  '/plugins/hello/remove',
  '/plugins/hello/delete',
  '/p/timetracker/tickets',
  '/p/timer-example/',
  '/p/gone/',
  '/p/nowhere/',
  '/s/the-crew/',
  '/s/the-crew/settings',
  '/nowhere',
  '/search?q=night',
  '/commands/switchboard/setServer',
  { path: '/account', press: 'Turn on' },
];

test(
  'no page breaks a rule of WCAG 2.2 A or AA, is wider than the window, or lacks a title, a heading or a landmark',
  { timeout: 300_000 },
  async () => {
    const { platform, ada, guest, failedRun } = furnished;
    const origin = platform.publicUrl;
    await using adas = await contextOf(ada);
    await using guests = await contextOf(guest);
    await using strangers = await contextOf();
    const places = [...special, `/tasks/runs/${failedRun}`];
    const looked = [
      await lookAtPages(adas, { origin, places, follow: true }),
      await lookAtPages(guests, {
        origin,
        places: ['/', '/people', '/inbox', '/spaces', '/s/the-crew/'],
      }),
      await lookAtPages(strangers, {
        origin,
        places: ['/sign-in', '/password?token=none', '/setup?token=none'],
      }),
    ];
    const seen = new Set(looked.flatMap((it) => it.seen));
    for (const known of [
      '/audit',
      '/tasks',
      '/tasks/new',
      '/account',
      '/extension-points',
      '/roles',
    ]) {
      assert.ok(seen.has(known), `${known} is not linked from anywhere`);
    }
    const faults = looked.flatMap((it) => it.faults);
    assert.ok(faults.length === 0, faults.join('\n'));
  },
);

test('somebody signs in and gets past the navigation by keyboard', async () => {
  await using context = await contextOf();
  const own = await context.newPage();
  await own.goto(furnished.platform.publicUrl);
  await own.getByLabel('Username').and(own.locator(':focus')).waitFor();
  await own.keyboard.type(administrator.username);
  await own.keyboard.press('Tab');
  await own.keyboard.type(administrator.password);
  await own.keyboard.press('Enter');
  await own.getByRole('heading', { name: `Hello, ${administrator.displayName}` }).waitFor();
  await own.keyboard.press('Tab');
  await own.getByRole('link', { name: 'Skip to content' }).and(own.locator(':focus')).waitFor();
  await own.keyboard.press('Enter');
  await own.locator('main:focus').waitFor();
});

test('an operator approves a release by keyboard, and goes on from what it says', async () => {
  await open('/plugins/growing');
  await enter(page, button('Approve 2.0.0'));
  await isTold('Version 2.0.0 is approved');
});

test('an operator changes a setting by keyboard', async () => {
  await open('/plugins/ockle-power/settings');
  await tabTo(page, page.getByLabel('API host'));
  await page.keyboard.type('strip.example');
  await page.keyboard.press('Enter');
  await isTold('Configuration saved.');
});

test('an operator runs a task and pauses its schedule by keyboard', async () => {
  await open('/tasks');
  await enter(page, button(/^Run now/));
  await isTold('The run is started');
  await enter(page, button(/^Pause/));
  await isTold('The schedule is paused');
});

test('somebody ends their other sessions by keyboard', async () => {
  await open('/account');
  await enter(page, button('Sign out everywhere else'));
  await isTold('Signed out');
});

test('a question keeps the focus until it is left, and gives it back', async () => {
  await open('/credentials');
  const ask = button(/^Revoke/);
  await enter(page, ask);
  const question = page.getByRole('dialog');
  const leave = question.getByRole('button', { name: 'Leave it' });
  await until(() => hasFocus(leave));
  for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    assert.ok(await hasFocus(question.locator(':focus')), `after ${key}`);
  }
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  assert.ok(await hasFocus(ask));
});

test('what has the focus and is gone leaves it to where it was', async () => {
  await open('/plugins');
  const row = page.getByRole('row').filter({ hasText: 'letters' });
  await tabTo(page, row.getByRole('link'));
  const { admin } = furnished.platform;
  await admin.removePlugin({ slug: 'letters' });
  await admin.deletePlugin({ slug: 'letters' });
  await row.waitFor({ state: 'detached' });
  await page.locator('main [data-live]:focus').waitFor();
});
