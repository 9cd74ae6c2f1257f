import { prose } from '../pages/prose.ts';
import { html, type Html } from '../shell/html.ts';
import type { Preview } from './preview.ts';

/** The next moments of a schedule that is being filled in, in its time zone. */
export function previewContent(preview: Preview): Html {
  if ('trouble' in preview) return html`<p class="quiet">${prose(preview.trouble)}</p>`;
  const { moments, timeZone } = preview;
  if (moments.length === 0) return html`<p class="quiet">It would never run.</p>`;
  const written = inZone(timeZone);
  return html`<ol class="moments">
      ${moments.map((at) => html`<li><time datetime="${at.toISOString()}">${written.format(at)}</time></li>`)}
    </ol>
    <p class="quiet">Time zone ${timeZone}.</p>`;
}

function inZone(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
}
