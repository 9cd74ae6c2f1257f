import assert from 'node:assert/strict';
import test from 'node:test';
import { startBrowser } from '../support/browser.ts';
import { startPlatform } from '../support/platform.ts';
import { signInAsFirst } from '../support/session.ts';

test('the page of the API is dark where the system is, and tries as who is signed in', async () => {
  await using platform = await startPlatform({ services: ['registry', 'gateway'] });
  const { cookie } = await signInAsFirst(platform);
  const browser = await startBrowser();
  try {
    const context = await browser.newContext({ colorScheme: 'dark' });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: platform.gatewayUrl }]);
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(String(error)));

    await page.goto(`${platform.gatewayUrl}/api/v1/docs`);
    await page.locator('[data-tag="Schedules"]').waitFor();
    assert.equal(await page.locator('html.dark-mode').count(), 1);
    await page.locator('[data-tag="Plugins"]').click();
    await page.locator('#operations-Plugins-listPlugins .opblock-summary-control').click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.getByText('"nextPageToken"').first().waitFor();
    assert.deepEqual(troubles, []);
  } finally {
    await browser.close();
  }
});
