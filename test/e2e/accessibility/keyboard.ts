import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Presses Tab until the target has the focus, from wherever that is. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < 200; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return;
  }
  assert.fail(`${String(target)} is not reached by 200 Tabs`);
}

/** Goes to the target by Tab and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}
