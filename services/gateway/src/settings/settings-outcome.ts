import { z } from 'zod';
import { html, type Html } from '../shell/html.ts';
import { callout } from '../pages/callout.ts';
import { settingsUrl, type BackTo } from './settings-url.ts';
import type { SettingsData } from './settings-data.ts';

const query = z.object({
  saved: z.string().optional().catch(undefined),
  unchecked: z.string().max(500).optional().catch(undefined),
});
const backQuery = z.object({
  back: z.enum(['configuration', 'account']),
  text: z.string().max(200).optional().catch(undefined),
});

/** The page that a form is part of, from the address it is sent to. */
export function backTo(search: unknown): BackTo | undefined {
  const { success, data } = backQuery.safeParse(search);
  if (!success) return undefined;
  const { back, text } = data;
  return text === undefined ? { back } : { back, text };
}

/** Where a save leads: to the page that the form is part of, at its section. */
export function savedUrl(
  at: Pick<SettingsData, 'slug' | 'scope' | 'scopeId'>,
  { unchecked, back }: { unchecked: string; back: BackTo | undefined },
): string {
  const said = new URLSearchParams({
    saved: at.slug,
    ...(unchecked && { unchecked: unchecked.slice(0, 500) }),
    ...(back?.text !== undefined && { text: back.text }),
  });
  if (!back) return `${settingsUrl(at)}?${said.toString()}`;
  const page = back.back === 'account' ? '/account/settings' : '/configuration';
  return `${page}?${said.toString()}#section-${at.slug}`;
}

/** What is said after a save that led to a page. */
export function savedMessage(search: unknown, { slug }: Pick<SettingsData, 'slug'>): Html {
  const { saved, unchecked } = query.parse(search ?? {});
  if (saved !== slug) return html``;
  const hint = unchecked && `it was not checked by the plugin: ${unchecked}`;
  return callout('good', 'configuration saved', { hint });
}
