import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Browser, Frame } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { startExample } from '../support/example.ts';
import { startPlatform } from '../support/platform.ts';
import { administrator } from '../support/session.ts';
import { until } from '../support/until.ts';

let browser: Browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const steps =
  'a person signs in by the link, opens hello, sees a task run, and is told what is away';
test(steps, () => firstSteps({ isolated: true }));
test(`${steps}, all on one origin`, () => firstSteps({ isolated: false }));

async function firstSteps({ isolated }: { isolated: boolean }): Promise<void> {
  await using platform = await startPlatform({ leaseSeconds: 3, isolated });
  await using hello = await startExample(platform, 'hello');
  await using _timer = await startExample(platform, 'timer-example');
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });

  await page.goto(platform.gatewayUrl);
  assert.equal(page.url(), `${platform.publicUrl}/sign-in`);
  await page.getByText('Nobody has an account here yet').waitFor();
  await page.goto(platform.setupUrl);
  await page.getByLabel('Your name').fill(administrator.displayName);
  await page.getByLabel('Username').fill(administrator.username);
  await page.getByLabel('Password').fill(administrator.password);
  await page.keyboard.press('Enter');

  const navigation = page.getByRole('navigation');
  await navigation.getByRole('link', { name: 'Hello' }).click();
  await page.waitForURL('**/p/hello/');
  const view = page.frameLocator('iframe');
  await view.getByRole('heading', { name: 'Hello, Ada Admin' }).waitFor();
  assert.ok(await navigation.getByRole('link', { name: 'Tasks' }).isVisible());

  const colours = () => Promise.all(page.frames().map(backgroundOf));
  const before = await until(
    async () => {
      const [shell = '', inside] = await colours();
      return shell.startsWith('rgb') && inside === shell && shell;
    },
    { what: 'the colours of the shell in the view' },
  );
  await page.getByRole('button', { name: 'Switch between light and dark' }).click();
  const inOtherTheme = async () => {
    const [shell, inside] = await colours();
    return shell !== before && inside === shell;
  };
  await until(inOtherTheme, { what: 'the other theme in both' });

  await navigation.getByRole('link', { name: 'Tasks' }).click();
  await page.getByRole('row').filter({ hasText: 'succeeded' }).first().waitFor();

  await navigation.getByRole('link', { name: 'Plugins' }).click();
  const card = page.locator('#plugin-hello');
  await card.getByText('ready').first().waitFor();
  await hello.kill();
  await card.getByText('offline').first().waitFor();

  await platform.processes.registry.kill();
  await page.getByText('No connection to the registry').waitFor();
  await platform.processes.registry.restart();
  await page.getByText('No connection to the registry').waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
  await page.close();
}

function backgroundOf(frame: Frame): Promise<string> {
  return frame.evaluate<string>('getComputedStyle(document.body).backgroundColor');
}
