import type { FastifyInstance } from 'fastify';
import { aMinute, type Assets } from '../shell/assets.ts';
import { bridgeScript } from '../isolation/bridge-script.ts';
import { entranceUrl, slugOf, ticketPath } from '../isolation/door.ts';
import { bridgePath } from '../isolation/site-rules.ts';
import type { Views } from '../isolation/views.ts';
import { Refused, sessionOf, type PagesContext } from '../shell/pages-context.ts';
import { pageNotFound } from '../requests/refusals/route-refusals.ts';
import { isFramed } from '../requests/wants-page.ts';

/** What frames of the shell need: the way to the door of a plugin's origin, and the bridge. */
export function viewRoutes(
  app: FastifyInstance,
  context: PagesContext & { views: Views; assets: Assets },
): void {
  const { origins, views, assets } = context;
  const bridge = bridgeScript(assets, origins);

  app.get(bridgePath, (_request, reply) =>
    reply
      .header('cache-control', aMinute)
      .header('x-content-type-options', 'nosniff')
      .type('text/javascript; charset=utf-8')
      .send(bridge),
  );

  app.get<{ Querystring: { to?: unknown } }>(ticketPath, async (request, reply) => {
    const { to } = request.query;
    const slug = typeof to === 'string' ? slugOf(to) : undefined;
    if (!origins.isolated || typeof to !== 'string' || slug === undefined) {
      throw new Refused(pageNotFound());
    }
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    const saysWhere = request.headers['sec-fetch-dest'] !== undefined;
    if (saysWhere && !isFramed(request)) return reply.redirect(to, 303);
    // Whoever is signed out comes back to the page, not to its frame.
    request.raw.url = to;
    const ticket = await views.ticket(await sessionOf(request, context), slug);
    return reply.redirect(entranceUrl(origins, { slug, url: to, ticket }), 303);
  });
}
