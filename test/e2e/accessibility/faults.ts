import { readFile } from 'node:fs/promises';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'label-content-name-mismatch': { enabled: true } },
  resultTypes: ['violations'],
  iframes: false,
};

/** Each width in one theme: what is wide or narrow has the same colours. */
const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const;

/**
 * What is wrong with the page that is shown, wide in light and narrow in dark: a sentence for each fault,
 * with the rule and the selector. What is folded is opened.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(unfold);
  const faults = await structureFaults(page);
  for (const { width, colorScheme } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const fault of await violations(page)) {
      faults.push(`${fault} (${width} px, ${colorScheme})`);
    }
    const excess: string = await page.evaluate(overflow);
    if (excess) faults.push(`the document is wider than ${width} px: ${excess}`);
  }
  return faults;
}

async function structureFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const headings = await page.locator('h1').count();
  const framed = await page.locator('iframe.view').count();
  if (headings !== 1 && !(framed && headings === 0)) faults.push(`it has ${headings} h1`);
  const mains = await page.locator('main').count();
  if (mains !== 1) faults.push(`it has ${mains} main landmarks`);
  return faults;
}

/** Of the page and of the frames in it, which are looked at one by one. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    for (const { id, nodes } of await run(frame)) {
      for (const { target, failureSummary } of nodes) {
        const where = frame === page.mainFrame() ? '' : `${new URL(frame.url()).pathname} `;
        found.push(`${id}: ${where}${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`);
      }
    }
  }
  return found;
}

async function run(frame: Frame): Promise<AxeResults['violations']> {
  if (!(await frame.evaluate('typeof axe === "object"'))) await frame.evaluate(axe);
  const call = JSON.stringify(options);
  return frame.evaluate(`axe.run(document, ${call}).then((it) => it.violations)`);
}

const unfold = `for (const it of document.querySelectorAll('details')) it.open = true`;

/** The elements that stick out furthest, when the document can be scrolled sideways. */
const overflow = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return '';
  return [...document.querySelectorAll('main *')]
    .filter((it) => it.getBoundingClientRect().right > clientWidth + 0.5)
    .slice(-3)
    .map((it) => it.localName + '.' + it.className)
    .join(', ');
})()`;
