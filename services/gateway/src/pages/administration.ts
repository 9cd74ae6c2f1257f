import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';

type Tile = { href: string; title: string; description: string; icon: string };

/** The page of administrators: a tile for each of the platform's pages, then those of plugins. */
export function administrationPage({
  own,
  contributed,
  frame,
}: {
  own: readonly Tile[];
  contributed: readonly Tile[];
  frame: PageFrame;
}): Html {
  return html`<header class="page-head">
      <h1>Administration</h1>
    </header>
    ${own.length > 0 && tiles(own, frame)}
    ${
      contributed.length > 0 &&
      html`<section aria-labelledby="section-of-plugins">
        <h2 id="section-of-plugins">Of plugins</h2>
        ${tiles(contributed, frame)}
      </section>`
    }`;
}

function tiles(list: readonly Tile[], { icon }: PageFrame): Html {
  return html`<ul class="cards">
    ${list.map(
      (tile) =>
        html`<li>
          <a class="card" href="${tile.href}">
            <span class="tile">${icon(tile.icon)}</span>
            <span class="card-text">
              <strong>${tile.title}</strong>
              <span class="quiet">${tile.description}</span>
            </span>
          </a>
        </li>`,
    )}
  </ul>`;
}
