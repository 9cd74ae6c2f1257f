import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './faults.ts';

/** A path, and perhaps a button on its page that leads to what no address does. */
export type Place = string | { path: string; press: string };

/**
 * Looks at the pages of `places`, and with `follow` at one of every kind that a link on any of them leads to:
 * so a new page is looked at as soon as something links to it.
 *
 * @returns the paths of all, and a line for each fault.
 */
export async function lookAtPages(
  context: BrowserContext,
  {
    origin,
    places,
    follow = false,
  }: { origin: string; places: readonly Place[]; follow?: boolean },
): Promise<{ seen: string[]; faults: string[] }> {
  const waiting = [...places];
  const kinds = new Set(places.filter((it) => typeof it === 'string').map(kindOf));
  const pathOfTitle = new Map<string, string>();
  const seen: string[] = [];
  const faults: string[] = [];
  const look = async () => {
    const page = await context.newPage();
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
      const path = pathOf(place);
      seen.push(path);
      await page.goto(`${origin}${path}`);
      if (typeof place === 'object') await pressAndWait(page, place.press);
      for (const link of follow ? await pagesLinkedFrom(page, origin) : []) {
        if (kinds.has(kindOf(link))) continue;
        kinds.add(kindOf(link));
        waiting.push(link);
      }
      const title = await page.title();
      const other = isView(path) ? undefined : pathOfTitle.get(title);
      if (other !== undefined && typeof place === 'string') {
        faults.push(`${path}: its title "${title}" is that of ${other}`);
      }
      pathOfTitle.set(title, path);
      for (const fault of await faultsOf(page)) faults.push(`${path}: ${fault}`);
    }
    await page.close();
  };
  await Promise.all([look(), look()]);
  return { seen, faults };
}

const pathOf = (place: Place) => (typeof place === 'string' ? place : place.path);

/** Plugins give their own pages their titles. */
const isView = (path: string) => /^(\/s\/[^/]+)?\/p\//.test(path);

async function pressAndWait(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
}

async function pagesLinkedFrom(page: Page, origin: string): Promise<string[]> {
  const hrefs: string[] = await page.evaluate(
    `[...document.querySelectorAll('a[href]:not([download], [href^="#"])')].map((link) => link.href)`,
  );
  return hrefs
    .map((href) => new URL(href))
    .filter((url) => url.origin === origin && !/\.\w+$/.test(url.pathname))
    .map(({ pathname }) => pathname);
}

/** Pages of one kind have the same path but for what they are about. */
function kindOf(path: string): string {
  return path
    .replace(
      /^\/(plugins|people|tasks\/runs|tasks\/schedules|s|p|inbox|command-runs|commands\/[^/]+)\/(?!preferences)[^/]+/,
      '/$1/…',
    )
    .replace(/^\/s\/…\/p\/.*/, '/s/…/p/…')
    .replace(/^\/p\/….*/, '/p/…');
}
