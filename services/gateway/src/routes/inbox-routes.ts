import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { html } from '../shell/html.ts';
import type { Live } from '../shell/live.ts';
import { nextUrl } from '../sign-in/next-url.ts';
import { outcomeOf, outcomeUrl } from '../shell/outcome.ts';
import {
  onBehalfOf,
  sendFragment,
  sendShell,
  signedIn,
  type PagesContext,
} from '../shell/pages-context.ts';
import { bellContent } from '../pages/bell.ts';
import { callout } from '../pages/callout.ts';
import { inboxContent } from '../pages/inbox.ts';
import { preferencesForm } from '../pages/notification-preferences.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import type { NotificationsClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';

type Context = PagesContext & { notifications: NotificationsClient; live: Live };

const wanted = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((some) => some ?? []);

/** What one was notified of, the bell that counts it, and of what one wants to be notified. */
export function inboxRoutes(app: FastifyInstance, context: Context): void {
  const { catalog, notifications, newFrame } = context;

  const contentOf = async (session: Session, from: string, frame: PageFrame) => {
    const request = { pageToken: from };
    const found = await notifications.listNotifications(request, onBehalfOf(session));
    return inboxContent({ ...found, next: found.nextPageToken }, catalog.plugins(), frame);
  };

  app.get<{ Querystring: { from?: string } }>('/inbox', async (request, reply) => {
    const session = await signedIn(request, context);
    const frame = newFrame();
    const { from = '' } = request.query;
    const main = html`<header class="page-head space-head">
        <h1>Notifications</h1>
        <a class="button" href="/inbox/preferences">Preferences</a>
      </header>
      <div data-live="/-/fragments/inbox?from=${encodeURIComponent(from)}" data-on="inbox">
        ${await contentOf(session, from, frame)}
      </div>`;
    return sendShell(reply, context, {
      title: 'Notifications',
      at: '/inbox',
      main,
      session,
      frame,
    });
  });
  app.get<{ Querystring: { from?: string } }>('/-/fragments/inbox', async (request, reply) => {
    const session = await signedIn(request, context);
    const frame = newFrame();
    return sendFragment(reply, await contentOf(session, request.query.from ?? '', frame), frame);
  });
  app.get('/-/fragments/bell', async (request, reply) => {
    const session = await signedIn(request, context);
    const frame = newFrame();
    const one = { pageSize: 1 };
    const { unread } = await notifications.listNotifications(one, onBehalfOf(session));
    return sendFragment(reply, bellContent(unread, frame), frame);
  });

  app.get<{ Params: { id: string }; Querystring: { to?: string } }>(
    '/inbox/:id',
    async (request, reply) => {
      const session = await signedIn(request, context);
      const ids = [request.params.id];
      await notifications.markNotificationsRead({ ids }, onBehalfOf(session));
      return reply.redirect(nextUrl(request.query.to), 303);
    },
  );
  app.post('/inbox/read', async (request, reply) => {
    const session = await signedIn(request, context);
    await notifications.markNotificationsRead({}, onBehalfOf(session));
    return reply.redirect('/inbox', 303);
  });

  app.get('/inbox/preferences', async (request, reply) => {
    const session = await signedIn(request, context);
    const chosen = await notifications.getNotificationPreferences({}, onBehalfOf(session));
    const outcome = outcomeOf(request.query);
    const main = html`<p class="crumb"><a href="/inbox">Notifications</a></p>
      <header class="page-head"><h1>Notification preferences</h1></header>
      ${outcome && callout('good', outcome)} ${preferencesForm(chosen)}`;
    const at = '/inbox/preferences';
    const page = { title: 'Notification preferences', at, main, session, frame: newFrame() };
    return sendShell(reply, context, page);
  });
  app.post('/inbox/preferences', async (request, reply) => {
    const session = await signedIn(request, context);
    const sent = new Set(wanted.parse(Object(request.body)['wanted']));
    const as = onBehalfOf(session);
    const { media, types } = await notifications.getNotificationPreferences({}, as);
    const preferences = types.flatMap(({ plugin, name: type }) =>
      media.map(({ name: medium }) => ({
        plugin,
        type,
        medium,
        wanted: sent.has(`${plugin} ${type} ${medium}`),
      })),
    );
    await notifications.updateNotificationPreferences({ preferences }, as);
    return reply.redirect(outcomeUrl('/inbox/preferences', { done: 'preferencesSaved' }), 303);
  });
}
