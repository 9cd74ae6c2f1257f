import { html, type Html } from '../html.ts';
import type { PageFrame } from '../page-frame.ts';
import type { Refusal } from '../refusal.ts';
import { callout } from './callout.ts';
import { refusalContent, ways } from './refusal.ts';

/**
 * A plugin's view in the shell: a frame with the very URL of the page, which answers frames with
 * the plugin's own page. `ui/view.js` keeps address and title in step.
 *
 * For now the view has the origin of the platform. That gives up isolation in the browser: the
 * script of a plugin can reach into the shell and into other plugins' views, and can make requests
 * as the person who looks at it. It cannot read the session cookie. Only plugins that are trusted as
 * much as the platform itself should be connected until views get origins of their own.
 */
export function pluginView({ title, url }: { title: string; url: string }): Html {
  return html`${viewStatus({ url })}
    <iframe class="view" id="view" src="${url}" title="${title}" data-plugin="${title}"></iframe>`;
}

/** In place of a view that cannot be shown; it comes back by itself. */
export function missingView({
  refusal,
  url,
  frame,
}: {
  refusal: Refusal;
  url: string;
  frame: PageFrame;
}): Html {
  return html`<div class="page">
      ${refusalContent(refusal, frame)}
      <p class="actions">${ways({ refusal, url })}</p>
    </div>
    ${viewStatus({ url, missing: true })}`;
}

/**
 * What the shell says above a view when its plugin is not ready; and, where the view is missing,
 * that it is there again.
 */
export function viewStatusContent({
  refusal,
  missing,
}: {
  refusal: Refusal | undefined;
  missing: boolean;
}): Html {
  if (missing) return refusal ? html`` : html`<span data-reload></span>`;
  if (!refusal) return html``;
  return callout('warn', `${refusal.title}: ${refusal.detail}`, { hint: refusal.hint });
}

function viewStatus({ url, missing = false }: { url: string; missing?: boolean }): Html {
  const source = `/-/fragments/view?url=${encodeURIComponent(url)}${missing ? '&missing=1' : ''}`;
  return html`<div
    class="view-status"
    data-live="${source}"
    data-on="catalog"
    data-url="${url}"
  ></div>`;
}
