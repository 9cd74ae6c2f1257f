import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';

/** The inside of the bell, fetched again when there is news in the inbox. */
export function bellContent(unread: number, { icon }: PageFrame): Html {
  const shown = unread > 99 ? '99+' : String(unread);
  return html`${icon('bell')}
    <span class="hidden">Notifications</span>
    ${unread > 0 && html`<span class="bell-count">${shown}<span class="sr"> unread</span></span>`}`;
}
