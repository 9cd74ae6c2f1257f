import type { points, ReceivedPlugin } from '@patchbay/proto';
import { z } from 'zod';
import { html, type Html } from '../shell/html.ts';
import { iconOf } from '../shell/navigation.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import type { Place } from '../search/places.ts';
import { callout } from './callout.ts';

type Found = points.Collected;

/** The pages that are found, and what plugins found, each with its own results in the order of the point. */
export function searchPage({
  where,
  action,
  terms,
  places,
  found,
  plugins,
  pathOf,
  showWhy,
  frame,
}: {
  /** `The Crew`, or `Patchbay`. */
  where: string;
  action: string;
  terms: string;
  places: readonly Place[];
  /** Undefined before anybody has searched. */
  found: Found | undefined;
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  /** Where the pages of a plugin are: `/p/notes`. */
  pathOf: (plugin: string) => string;
  /** Whether they are told why a plugin was left out. */
  showWhy: boolean;
  frame: PageFrame;
}): Html {
  return html`<header class="page-head"><h1>Search ${where}</h1></header>
    <form class="filters" role="search" action="${action}">
      <label class="field">
        <span>What you look for</span>
        <input type="search" name="q" value="${terms}" maxlength="200" required autofocus />
      </label>
      <button class="button button-primary">Search</button>
    </form>
    ${found && results(found, { places, plugins, pathOf, showWhy, frame })}`;
}

function results(
  { answers, skipped }: Found,
  {
    places,
    plugins,
    pathOf,
    showWhy,
    frame,
  }: Pick<Parameters<typeof searchPage>[0], 'places' | 'plugins' | 'pathOf' | 'showWhy' | 'frame'>,
): Html {
  const titleOf = (slug: string) => plugins.get(slug)?.title ?? slug;
  const lines = answers.flatMap(({ plugin, answer }) =>
    answered.parse(answer ?? { results: [] }).results.map((found) => ({ plugin, found })),
  );
  return html`${skipped.map(({ plugin, reason }) =>
    callout('warn', `${titleOf(plugin)} could not be searched now`, {
      hint: showWhy ? reason : '',
    }),
  )}
  ${lines.length + places.length === 0 && html`<p class="quiet">Nothing is found.</p>`}
  ${places.length > 0 && placesSection(places, frame)}
  ${
    lines.length > 0 &&
    html`<section aria-labelledby="found-in-plugins">
      <h2 id="found-in-plugins">In plugins</h2>
      <ol class="panel activities">
        ${lines.map(({ plugin, found: { title, path, text } }) => {
          const from = plugins.get(plugin);
          return html`<li>
            <span class="tile tile-small">${frame.icon(from ? iconOf(from) : 'puzzle-piece')}</span>
            <span class="notification">
              <a href="${pathOf(plugin)}${path}">${title}</a>
              ${text && html`<span>${text}</span>`}
            </span>
            <span class="quiet">${titleOf(plugin)}</span>
          </li>`;
        })}
      </ol>
    </section>`
  }`;
}

function placesSection(places: readonly Place[], { icon }: PageFrame): Html {
  return html`<section aria-labelledby="found-pages">
    <h2 id="found-pages">Pages</h2>
    <ol class="panel activities">
      ${places.map(
        ({ href, title, description, icon: its, of }) =>
          html`<li>
            <span class="tile tile-small">${icon(its)}</span>
            <span class="notification">
              <a href="${href}">${title}</a>
              ${description && html`<span>${description}</span>`}
            </span>
            <span class="quiet">${of}</span>
          </li>`,
      )}
    </ol>
  </section>`;
}

/** The point's output schema has been checked. */
const answered = z.object({
  results: z.array(z.object({ title: z.string(), path: z.string(), text: z.string().default('') })),
});
