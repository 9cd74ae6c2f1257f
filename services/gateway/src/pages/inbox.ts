import { fromTimestamp, type ReceivedNotification } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { iconOf } from '../shell/navigation.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import type { ReceivedPlugin } from '@patchbay/proto';
import { actionForm } from './action-form.ts';
import { moment } from './moment.ts';

/** What somebody was notified of, the latest first. */
export function inboxContent(
  {
    notifications,
    unread,
    next,
  }: {
    notifications: readonly ReceivedNotification[];
    unread: number;
    /** Of the page after, if there is one. */
    next: string;
  },
  plugins: ReadonlyMap<string, ReceivedPlugin>,
  frame: PageFrame,
): Html {
  if (notifications.length === 0) return html`<p class="quiet">Nothing yet.</p>`;
  return html`${unread > 0 && actionForm({ action: '/inbox/read', label: 'Mark all as read' })}
    <ol class="panel activities">
      ${notifications.map((notification) =>
        line(notification, plugins.get(notification.plugin), frame),
      )}
    </ol>
    ${next && html`<p><a class="button" href="/inbox?from=${next}">Older</a></p>`}`;
}

function line(
  { id, plugin: slug, title, text, link, spaceTitle, at, read }: ReceivedNotification,
  plugin: ReceivedPlugin | undefined,
  { icon }: PageFrame,
): Html {
  const from = [plugin?.title ?? slug, spaceTitle].filter(Boolean).join(' · ');
  return html`<li id="notification-${id}" class="${!read && 'unread'}">
    <span class="tile tile-small">${icon(plugin ? iconOf(plugin) : 'bell')}</span>
    <span class="notification">
      ${link ? html`<a href="/inbox/${id}?to=${encodeURIComponent(link)}">${title}</a>` : title}
      ${text && html`<span>${text}</span>`}
      <span class="quiet">${from}</span>
    </span>
    <span class="quiet">${moment(fromTimestamp(at))}</span>
  </li>`;
}
