import type { points } from '@patchbay/proto';
import { z } from 'zod';
import { html, type Html } from '../shell/html.ts';
import { prose } from '../pages/prose.ts';
import { sanitised } from './sanitise.ts';

/**
 * What each plugin shows. One that answers null has nothing to show; what could not be shown says so, and
 * to administrators why.
 */
export function widgetsContent(
  { answers, skipped }: points.Collected,
  {
    contributors,
    pathOf,
    showWhy,
  }: {
    contributors: readonly points.Contributor[];
    /** Where the pages of a plugin are: `/p/notes/`. */
    pathOf: (plugin: string) => string;
    showWhy: boolean;
  },
): Html {
  const keyOf = ({ plugin, contribution }: { plugin: string; contribution: string }) =>
    `${plugin}.${contribution}`;
  const made = new Map(
    answers.map((it) => {
      const said = answered.parse(it.answer);
      return [keyOf(it), said && sanitised(said.html, { base: pathOf(it.plugin) })];
    }),
  );
  const failed = new Map(skipped.map((it) => [keyOf(it), it.reason]));
  return html`${contributors.map((it) => {
    const key = keyOf(it);
    const [content, why] = [made.get(key), failed.get(key)];
    if (content) return widget(it, content);
    if (why === undefined) return '';
    const missing = html`<p class="quiet">Not available now.</p>
      ${showWhy && html`<p class="quiet">${prose(why)}</p>`}`;
    return widget(it, missing);
  })}`;
}

/** The places of the widgets, before they are there. */
function widgetPlaces(contributors: readonly points.Contributor[]): Html {
  return html`${contributors.map((it) => widget(it, html`<p class="quiet">…</p>`))}`;
}

/** The part of a page that shows widgets; nothing when nobody contributes one. */
export function widgetsSection(
  contributors: readonly points.Contributor[],
  { space }: { space?: string } = {},
): Html {
  const source = `/-/fragments/widgets${space === undefined ? '' : `?space=${encodeURIComponent(space)}`}`;
  return html`<div class="widgets" data-live="${source}" data-on="catalog">
    ${widgetPlaces(contributors)}
  </div>`;
}

/** What the point's output schema takes. */
const answered = z.object({ html: z.string() }).nullable();

function widget({ plugin, contribution, title }: points.Contributor, content: Html): Html {
  return html`<article class="panel widget" id="widget-${plugin}-${contribution}">
    <h2>${title}</h2>
    ${content}
  </article>`;
}
