import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import type { Refusal } from '../requests/refusal.ts';
import type { Session } from '../sign-in/sessions.ts';
import { callout } from './callout.ts';
import { refusalContent, ways } from './refusal.ts';

/**
 * A plugin's view in the shell: a frame that shows the page of the same URL, which answers frames with
 * the plugin's own page. `ui/view.js` keeps address and title in step.
 *
 * Where views have no origins of their own, the script of a plugin can reach into the shell and into
 * other plugins' views, and can make requests as the person who looks at it. It cannot read the session
 * cookie.
 */
export function pluginView({
  title,
  url,
  src,
  views,
  features,
  part = false,
  session: { locale, timeZone },
}: {
  title: string;
  url: string;
  /** Where the frame gets to it. */
  src: string;
  /** The origin of views, with `*` for the plugin. */
  views: string;
  /** Of the browser, for which its pages may ask. */
  features: readonly string[];
  /** A part of one of our own pages, which keeps its address and title. */
  part?: boolean;
  session: Pick<Session, 'locale' | 'timeZone'>;
}): Html {
  return html`${viewStatus({ url })}
    <iframe
      class="view"
      id="view"
      src="${src}"
      sandbox="${sandbox}"
      allow="${['fullscreen', 'clipboard-write', ...features].join('; ')}"
      title="${title}"
      data-plugin="${title}"
      data-origins="${views}"
      data-locale="${locale}"
      data-time-zone="${timeZone}"
      ${part && html`data-part="${url}"`}
    ></iframe>`;
}

/** All that a page needs but one thing: it takes the tab elsewhere only when somebody clicks. */
const sandbox = [
  'allow-scripts',
  'allow-forms',
  'allow-same-origin',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
  'allow-modals',
  'allow-top-navigation-by-user-activation',
].join(' ');

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
      <p class="actions">${ways({ refusal, method: 'GET', url })}</p>
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
