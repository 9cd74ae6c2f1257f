import { dashboardWidgets } from '@patchbay/proto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../requests/access.ts';
import type { Broker } from '../broker/broker.ts';
import { actingIn } from '../requests/identity.ts';
import type { Live } from '../shell/live.ts';
import type { OpenStreams } from '../requests/open-streams.ts';
import {
  Refused,
  sendFragment,
  sendShell,
  sessionOf,
  signedIn,
  type PagesContext,
} from '../shell/pages-context.ts';
import { homeContent } from '../pages/home.ts';
import { frameUrl } from '../isolation/door.ts';
import { missingView, pluginView, viewStatusContent } from '../pages/plugin-view.ts';
import { navContent } from '../pages/shell.ts';
import { html } from '../shell/html.ts';
import { inLanguage } from '../shell/in-language.ts';
import { viewRefusal } from '../shell/view-refusal.ts';
import type { Session } from '../sign-in/sessions.ts';
import { isPluginUrl, parsePluginUrl } from '../requests/paths.ts';
import { widgetsSection } from '../widgets/widgets-content.ts';
import { oddPath, pageNotFound } from '../requests/refusals/route-refusals.ts';

/** Home, the shell around a plugin's view, and the parts of them that are fetched again. */
export function shellRoutes(
  app: FastifyInstance,
  context: PagesContext & { access: Access; broker: Broker; live: Live; streams: OpenStreams },
): void {
  const { catalog, directory, origins, routes, spaces, broker, live, streams, newFrame } = context;
  const pluginsFor = ({ locale }: Session) => inLanguage(catalog.plugins(), locale);

  app.get('/', async (request, reply) => {
    const session = await signedIn(request, context);
    const frame = newFrame();
    const content = homeContent({ plugins: pluginsFor(session), routes, spaces, session, frame });
    const main = html`<div data-live="/-/fragments/home" data-on="catalog">${content}</div>
      ${widgetsSection(broker.contributors(dashboardWidgets, { acting: actingIn(session), space: undefined }))}`;
    return sendShell(reply, context, { title: 'Home', at: '/', main, session, frame });
  });

  const showView = async (request: FastifyRequest, reply: FastifyReply) => {
    const at = request.raw.url ?? '/';
    if (!isPluginUrl(at)) throw new Refused(pageNotFound());
    const url = parsePluginUrl(at);
    if (url.kind === 'odd') throw new Refused(oddPath(url.why));
    if (url.kind === 'hidden') throw new Refused(pageNotFound());
    if (url.kind === 'add-slash') return reply.redirect(url.location, 308);
    const session = await signedIn(request, context);
    const frame = newFrame();
    const shown = { at: at.split('?', 1)[0] ?? at, session, frame };
    const refusal = await viewRefusal(context, url, session);
    if (refusal) {
      const main = missingView({ refusal, url: at, frame });
      reply.code(refusal.status);
      if (refusal.retryAfterSeconds) reply.header('retry-after', refusal.retryAfterSeconds);
      return sendShell(reply, context, { title: refusal.title, main, ...shown });
    }
    const plugin = pluginsFor(session).get(url.slug);
    const title = plugin?.title ?? url.slug;
    const main = pluginView({
      title,
      url: at,
      src: frameUrl(origins, { slug: url.slug, url: at, session }),
      views: origins.everyView,
      features: plugin ? routes.features(plugin) : [],
      session,
    });
    const view = { main, mainClass: 'view-page', scripts: ['view'] };
    return sendShell(reply, context, { title, ...view, ...shown });
  };
  app.get('/p/*', showView);
  app.get('/s/:space/p/*', showView);

  app.get<{ Querystring: { at?: string } }>('/-/fragments/nav', async (request, reply) => {
    const session = await signedIn(request, context);
    const frame = newFrame();
    const { at = '/' } = request.query;
    const content = navContent({
      at,
      plugins: pluginsFor(session),
      routes,
      spaces,
      session,
      frame,
    });
    return sendFragment(reply, content, frame);
  });

  app.get('/-/fragments/home', async (request, reply) => {
    const session = await signedIn(request, context);
    const frame = newFrame();
    return sendFragment(
      reply,
      homeContent({ plugins: pluginsFor(session), routes, spaces, session, frame }),
      frame,
    );
  });

  app.get<{ Querystring: { url?: string; missing?: string } }>(
    '/-/fragments/view',
    async (request, reply) => {
      const session = await sessionOf(request, context);
      const { url = '', missing } = request.query;
      const asked = isPluginUrl(url) ? parsePluginUrl(url) : undefined;
      if (asked?.kind !== 'plugin') throw new Refused(pageNotFound());
      const refusal = await viewRefusal(context, asked, session);
      const content = viewStatusContent({ refusal, missing: missing !== undefined });
      return sendFragment(reply, content, newFrame());
    },
  );

  app.get('/-/events', async (request, reply) => {
    const since = performance.now();
    const { id: sessionId, person, endsAt } = await sessionOf(request, context);
    const { raw } = reply.hijack();
    live.subscribe(raw, person.id);
    const isAllowed = () => directory.person(person.id)?.disabled === false;
    const stream = { sessionId, isAllowed, end: () => raw.end() };
    raw.once('close', streams.add(stream, { since, endsAt }));
  });
}
